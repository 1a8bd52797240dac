using Bridge.Core.Desk;
using Bridge.Core.Scrubbing;
using Bridge.Core.Tables;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Measures.Desk;

/// <summary>What tickets, contacts and reviews are called where they come from. Persons and members have no name here: they stay hashes.</summary>
internal static class DeskNames
{
    /// <summary>The key by which a thing of a kind is called, when that is kept.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>The field; null for kinds whose things lead to persons.</returns>
    public static TableField? FieldOf(TableKind kind) =>
        kind == TicketField.Kind ? TicketField.Ticket : kind == SurveyField.Kind ? SurveyField.Contact : kind == ReviewField.Kind ? ReviewField.Review : null;

    /// <summary>Keeps what things are called; what is known already stays.</summary>
    /// <param name="connection">The writer.</param>
    /// <param name="kind">Number of their kind.</param>
    /// <param name="names">Names by hash.</param>
    public static void Save(SqliteConnection connection, int kind, IReadOnlyDictionary<long, string> names)
    {
        foreach (var (id, text) in names)
        {
            // A mapping may take a column that people write into for an id.
            connection.Run("INSERT OR IGNORE INTO desk_name (kind, id, text) VALUES ($kind, $id, $text)", ("$kind", kind), ("$id", id), ("$text", CardScrubber.Scrub(text).Text));
        }
    }

    /// <summary>Finds what a thing is called.</summary>
    /// <param name="connection">The reader.</param>
    /// <param name="kind">Number of its kind.</param>
    /// <param name="id">Its hash.</param>
    /// <returns>Its name; null when it was imported before names were kept.</returns>
    public static string? Find(SqliteConnection connection, int kind, long id) =>
        connection.Scalar<string>("SELECT text FROM desk_name WHERE kind = $kind AND id = $id", ("$kind", kind), ("$id", id));
}
