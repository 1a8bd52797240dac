using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Storage;

/// <summary>Brings a store to this program's version by numbered scripts, each in one transaction.</summary>
internal static class Migrations
{
    private const string Prefix = "Bridge.Host.Storage.Migrations.";

    /// <summary>Marks the file as ours, so that a foreign SQLite file is never changed. "MLSB" in ASCII.</summary>
    private const long ApplicationId = 0x4D4C5342;

    /// <summary>Applies what is missing.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="path">Its file, for messages.</param>
    /// <exception cref="StoreException">The file is newer than this program or belongs to another one.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        var scripts = Scripts();
        var version = connection.Scalar<long>("PRAGMA user_version");
        var application = connection.Scalar<long>("PRAGMA application_id");
        var tables = connection.Scalar<long>("SELECT count(*) FROM sqlite_master");
        if (application != ApplicationId && (application != 0 || tables > 0))
        {
            throw new StoreException(
                $"The file {path} is a database of another program.", "Name another file under 'store' in the settings.");
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
            connection.Run($"PRAGMA application_id = {ApplicationId}");
            connection.Run($"PRAGMA user_version = {(next + 1).ToString(CultureInfo.InvariantCulture)}");
            transaction.Commit();
        }
    }

    private static List<string> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => Read(assembly, name)),
        ];
    }

    private static string Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!; // the name was listed by the same assembly
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
