using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Bridge.Host.Settings.Surveys;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>Rows of the table of invitations.</summary>
internal static class InvitationRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns =
        "id, key, contact, member, rule, state, agent, team, channel, contact_at, asked, language, next_at, attempts, expires_at, reason, begun_at";

    /// <summary>Reads a row.</summary>
    /// <param name="reader">At the row.</param>
    /// <returns>The invitation.</returns>
    public static Invitation Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Key = reader.GetString(1),
        Contact = RecordKey.Parse(reader.GetString(2)),
        Member = reader.GetString(3),
        Rule = reader.GetString(4),
        State = Enum.Parse<InvitationState>(reader.GetString(5)),
        Agent = Text(reader, 6),
        Group = Text(reader, 7),
        Channel = Text(reader, 8),
        ContactAt = Instants.Parse(reader.GetString(9)),
        Asked = ItemsOf(reader.GetString(10)),
        Language = Text(reader, 11),
        NextAt = Instants.Parse(reader.GetString(12)),
        Attempts = reader.GetInt32(13),
        ExpiresAt = Text(reader, 14) is { } expires ? Instants.Parse(expires) : null,
        Reason = Text(reader, 15),
        BegunAt = Text(reader, 16) is { } begun ? Instants.Parse(begun) : null,
    };

    /// <summary>Stores what was decided about a contact, unless something was decided before; for use inside a transaction.</summary>
    /// <remarks>A ticket that was opened again before its mail left is decided anew with its next solution.</remarks>
    /// <param name="connection">The store's writer.</param>
    /// <param name="invitation">The decision.</param>
    /// <returns>1, or 0 when it was decided before.</returns>
    public static int Decide(SqliteConnection connection, Invitation invitation) => connection.Run(
        """
        INSERT INTO invitation (key, contact, member, rule, state, agent, team, channel, contact_at, asked, next_at, attempts)
        VALUES ($key, $contact, $member, $rule, $state, $agent, $team, $channel, $contactAt, $asked, $next, 0)
        ON CONFLICT (contact) DO UPDATE SET state = excluded.state, rule = excluded.rule, agent = excluded.agent, team = excluded.team,
          contact_at = excluded.contact_at, asked = excluded.asked, next_at = excluded.next_at
        WHERE invitation.state = 'Reopened'
        """,
        ("$key", invitation.Key), ("$contact", invitation.Contact.ExternalId), ("$member", invitation.Member), ("$rule", invitation.Rule),
        ("$state", invitation.State.ToString()), ("$agent", invitation.Agent), ("$team", invitation.Group), ("$channel", invitation.Channel),
        ("$contactAt", Instants.Format(invitation.ContactAt)), ("$asked", string.Join(' ', invitation.Asked.Select(SurveyQuestions.WordOf))),
        ("$next", Instants.Format(invitation.NextAt)));

    private static List<SurveyItem> ItemsOf(string words) => [.. words.Split(' ').Select(word => SurveyQuestions.ByWord[word])];

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
