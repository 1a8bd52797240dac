using System.Net.Sockets;
using System.Security.Authentication;
using Bridge.Storage;
using Npgsql;

namespace Bridge.Finance.Storage.Postgres;

/// <summary>The one table from PostgreSQL's error codes to words; the server's own text may quote values and is left out.</summary>
/// <remarks>Source: PostgreSQL documentation, appendix A, error codes.</remarks>
internal static class PostgresErrors
{
    /// <summary>Puts an error into the administrator's words.</summary>
    /// <param name="error">The error.</param>
    /// <param name="name">The database.</param>
    /// <returns>The error to throw.</returns>
    public static StoreException Translate(NpgsqlException error, string name) => error switch
    {
        PostgresException server => Translate(server.SqlState, name),
        { InnerException: AuthenticationException } => new StoreException(
            $"The server of the finance store {name} has no certificate that can be trusted.",
            "Check SSL Mode and Root Certificate in 'storeConnection' and the server's certificate."),
        { InnerException: TimeoutException } => Slow(name),
        { InnerException: SocketException or IOException } => Away(name),
        _ when error.IsTransient => Away(name),
        _ => new StoreException(
            $"The server of the finance store {name} and the bridge do not agree on how to connect.",
            "Check SSL Mode in 'storeConnection', and whether the server offers TLS."),
    };

    /// <summary>The server does not answer in time.</summary>
    public static StoreException Slow(string name) => new(
        $"The server of the finance store {name} did not answer in time.", "Check its load and the network, then run again; nothing was stored by halves.");

    private static StoreException Translate(string state, string name) => state switch
    {
        "28P01" or "28000" => new StoreException(
            $"The server refused the user of the finance store {name}, its password or this machine.",
            "Check what 'storeConnection' refers to, and pg_hba.conf on the server."),
        "3D000" => new StoreException(
            $"There is no database {name}.", "Have it made for the finance user: docs/billing.md, 'The store on PostgreSQL', has the statements."),
        "42501" => new StoreException(
            $"The user of the finance store {name} may not use or create its tables.",
            "Make that user the owner of the database; docs/billing.md, 'The store on PostgreSQL', has the statements."),
        "25006" => new StoreException(
            $"The finance store {name} is read-only.", "Name the primary server, not a standby, or lift default_transaction_read_only."),
        "53100" => new StoreException(
            $"The disk of the server of the finance store {name} is full.", "Free some space there, then run again; nothing was lost."),
        "53300" => new StoreException(
            $"The server of the finance store {name} takes no more connections.", "Raise max_connections or the user's connection limit, then run again."),
        "55P03" or "40P01" or "40001" => new StoreException(
            $"The finance store {name} is being written by another process.", "Wait until it has ended, then run again; nothing was lost."),
        "XX001" or "XX002" => new StoreException(
            $"The finance store {name} is damaged.", "Restore it from a backup; docs/operations/store.md says what is lost without one."),
        ['5', '7', 'P', ..] or ['0', '8', ..] => Away(name),
        _ => new StoreException($"The finance store {name} failed ({state}).", "See docs/operations/store.md and the server's log."),
    };

    private static StoreException Away(string name) => new(
        $"The server of the finance store {name} cannot be reached.", "Check that it runs and that this machine may connect to it, then run again; nothing was lost.");
}
