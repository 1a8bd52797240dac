using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Bridge.Storage;

/// <summary>Brings a store to this program's version by numbered scripts, each in one transaction.</summary>
internal static class Migrations
{
    /// <summary>Applies what is missing.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <param name="format">Kind of the store.</param>
    /// <exception cref="StoreException">The file is newer than this program or belongs to another one.</exception>
    public static void Apply(SqliteConnection connection, string path, StoreFormat format)
    {
        var scripts = Scripts(format);
        var version = connection.Scalar<long>("PRAGMA user_version");
        var application = connection.Scalar<long>("PRAGMA application_id");
        var tables = connection.Scalar<long>("SELECT count(*) FROM sqlite_master");
        if (application != format.ApplicationId && (application != 0 || tables > 0))
        {
            throw new StoreException(
                $"The file {path} is a database of another program or another store of the bridge.",
                "Name another file for this store in the settings.");
        }

        if (version > scripts.Count)
        {
            throw new StoreException(
                $"The store {path} was written by a newer version of the bridge (store version {version}, this program knows {scripts.Count}).",
                "Install the newer version again, or restore the store's backup from before the upgrade.");
        }

        for (var next = (int)version; next < scripts.Count; next++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Run(scripts[next]);
            connection.Run($"PRAGMA application_id = {format.ApplicationId.ToString(CultureInfo.InvariantCulture)}");
            connection.Run($"PRAGMA user_version = {(next + 1).ToString(CultureInfo.InvariantCulture)}");
            transaction.Commit();
        }
    }

    private static List<string> Scripts(StoreFormat format) =>
    [
        .. format.Scripts.GetManifestResourceNames()
            .Where(name => name.StartsWith(format.Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(format.Scripts, name)),
    ];

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // the name was listed by the same assembly
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
