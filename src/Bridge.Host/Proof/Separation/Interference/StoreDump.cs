using Microsoft.Data.Sqlite;

namespace Bridge.Host.Proof.Separation.Interference;

/// <summary>All rows of a store, as text.</summary>
internal static class StoreDump
{
    /// <summary>Reads every table.</summary>
    /// <param name="path">The file.</param>
    /// <returns>One line for each row, sorted.</returns>
    public static IReadOnlyList<string> Lines(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=false");
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(row => row[0]).ToList();
        return [.. tables.SelectMany(table => Rows(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}|{string.Join('|', row)}")).Order(StringComparer.Ordinal)];
    }

    private static List<string[]> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names are those of the store's own tables
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))]);
        }

        return rows;
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
