using System.Net;
using Npgsql;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>A checked connection string: which database, and the bridge's own settings of the connection.</summary>
/// <param name="Text">The whole connection string; a secret.</param>
/// <param name="Name">Database and server, for messages.</param>
internal sealed record PostgresAddress(string Text, string Name)
{
    private const int Buffer = 1 << 16;
    private const string What = "The connection string of the finance store";

    /// <summary>Checks a connection string.</summary>
    /// <exception cref="FinanceException">It is none, leaves something out, or would send the password and the rows in clear over a network.</exception>
    public static PostgresAddress Parse(string text)
    {
        var parts = Read(text);
        if (string.IsNullOrWhiteSpace(parts.Host) || string.IsNullOrWhiteSpace(parts.Database) || string.IsNullOrWhiteSpace(parts.Username))
        {
            throw new FinanceException($"{What} does not name Host, Database and Username.", "Write all three; the bridge guesses none of them.");
        }

        var isLocal = parts.Host.Split(',').All(IsLocal);
        if (!isLocal && parts.SslMode < SslMode.Require)
        {
            throw new FinanceException(
                $"{What} names a server on a network without asking for TLS.", "Add SSL Mode=VerifyFull (and Root Certificate=FILE for an authority of your own).");
        }

        parts.ApplicationName = "MlsCrmBridge finance";
        parts.SearchPath = PostgresMigrations.Schema;
        parts.IncludeErrorDetail = false; // details of an error quote values
        parts.PersistSecurityInfo = false;
        parts.MaxAutoPrepare = 20;
        (parts.ReadBufferSize, parts.WriteBufferSize) = (Buffer, Buffer); // whole ledgers go through
        parts.CommandTimeout = 120;
        parts.MaxPoolSize = Math.Min(parts.MaxPoolSize, 10);
        return new PostgresAddress(parts.ToString(), $"'{parts.Database}' on {parts.Host.Split(',')[0]}");
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static NpgsqlConnectionStringBuilder Read(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            // The library's own text may quote a part of the secret.
            throw new FinanceException($"{What} cannot be read.", "Write it as: Host=...;Database=...;Username=...;Password=...");
        }
    }

    // A path is the folder of a Unix socket.
    private static bool IsLocal(string host) => host.Trim() is var name
        && (name.StartsWith('/') || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address)));
}
