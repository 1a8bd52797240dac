using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Interactions;

/// <summary>Rows of the table of interactions.</summary>
internal static class InteractionRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns = "origin, value, member, at, channel, subject, outcome, handled_by, link, id";

    /// <summary>Place of the number among the columns.</summary>
    public const int Id = 9;

    /// <summary>Reads a row.</summary>
    /// <param name="row">At the row.</param>
    /// <returns>The interaction.</returns>
    public static Interaction Read(SqliteDataReader row) => new()
    {
        Key = new RecordKey(row.GetString(0), row.GetString(1)),
        MemberId = row.GetString(2),
        At = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        Channel = Enum.Parse<InteractionChannel>(row.GetString(4)),
        Subject = Text(row, 5),
        Outcome = Text(row, 6),
        By = Text(row, 7),
        Link = Text(row, 8),
    };

    /// <summary>Keeps an interaction; one that is there is replaced where it differs.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="interaction">The interaction.</param>
    /// <param name="isHanded">True when no timeline is to have it.</param>
    /// <returns>True when it was not there before, or differed.</returns>
    public static bool Save(SqliteConnection connection, Interaction interaction, bool isHanded) => connection.Run(
        """
        INSERT INTO interaction (origin, value, member, at, channel, subject, outcome, handled_by, link, is_handed)
        VALUES ($origin, $value, $member, $at, $channel, $subject, $outcome, $by, $link, $handed)
        ON CONFLICT (origin, value) DO UPDATE SET member = excluded.member, at = excluded.at, channel = excluded.channel, subject = excluded.subject,
          outcome = excluded.outcome, handled_by = excluded.handled_by, link = excluded.link
        WHERE (member, at, channel, coalesce(subject, ''), coalesce(outcome, ''), coalesce(handled_by, ''), coalesce(link, ''))
          <> (excluded.member, excluded.at, excluded.channel, coalesce(excluded.subject, ''), coalesce(excluded.outcome, ''), coalesce(excluded.handled_by, ''), coalesce(excluded.link, ''))
        """,
        ("$origin", interaction.Key.Origin), ("$value", interaction.Key.Value), ("$member", interaction.MemberId),
        ("$at", interaction.At.ToUnixTimeMilliseconds()), ("$channel", interaction.Channel.ToString()), ("$subject", interaction.Subject),
        ("$outcome", interaction.Outcome), ("$by", interaction.By), ("$link", interaction.Link), ("$handed", isHanded ? 1L : 0L)) > 0;

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
