using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;
using Bridge.Storage;
using Microsoft.Data.Sqlite;

namespace Bridge.Finance.Storage;

/// <summary>The roster as the MLS last gave it.</summary>
internal static class RosterTable
{
    /// <summary>Reads the roster.</summary>
    public static List<RosterEntry> All(SqliteConnection connection)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // origins, types and offices repeat for many members
        return connection.Query(
            "SELECT kind, external_id, origin_key, mls_id, national_id, member_type, office_key, broker_key FROM roster",
            row => new RosterEntry((PartyKind)row.GetInt64(0), KeyOf(seen, row.GetString(1), row.GetString(2)))
            {
                MlsId = Text(row, 3),
                NationalId = Text(row, 4),
                MemberType = Once(seen, Text(row, 5)),
                OfficeKey = Once(seen, Text(row, 6)),
                BrokerKey = Text(row, 7),
            });
    }

    /// <summary>Puts a roster in place of the last one; for use inside a transaction.</summary>
    public static void Replace(SqliteConnection connection, IEnumerable<RosterEntry> entries)
    {
        connection.Run("DELETE FROM roster");
        using var insert = connection.Prepare(
            """
            INSERT OR REPLACE INTO roster (kind, external_id, origin_key, mls_id, national_id, member_type, office_key, broker_key)
            VALUES ($kind, $id, $key, $mls, $national, $type, $office, $broker)
            """,
            ("$kind", 0L), ("$id", ""), ("$key", ""), ("$mls", ""), ("$national", ""), ("$type", ""), ("$office", ""), ("$broker", ""));
        var values = insert.Parameters;
        foreach (var entry in entries)
        {
            values["$kind"].Value = (long)entry.Kind;
            values["$id"].Value = entry.Key.ExternalId;
            values["$key"].Value = entry.Key.Value;
            values["$mls"].Value = (object?)entry.MlsId ?? DBNull.Value;
            values["$national"].Value = (object?)entry.NationalId ?? DBNull.Value;
            values["$type"].Value = (object?)entry.MemberType ?? DBNull.Value;
            values["$office"].Value = (object?)entry.OfficeKey ?? DBNull.Value;
            values["$broker"].Value = (object?)entry.BrokerKey ?? DBNull.Value;
            insert.ExecuteNonQuery();
        }
    }

    // The origin is what stands before the key, so it need not be kept twice.
    private static RecordKey KeyOf(HashSet<string> seen, string externalId, string key) =>
        new(Once(seen, externalId[..^(key.Length + 1)]) ?? "", key);

    private static string? Once(HashSet<string> seen, string? text)
    {
        if (text is not null && !seen.Add(text))
        {
            seen.TryGetValue(text, out text);
        }

        return text;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
