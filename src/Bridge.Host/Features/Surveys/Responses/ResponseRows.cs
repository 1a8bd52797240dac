using System.Globalization;
using Bridge.Core.Model;
using Bridge.Core.Surveys;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Surveys.Responses;

/// <summary>Rows of the table of responses.</summary>
internal static class ResponseRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns = "origin, value, contact, member, agent, team, channel, contact_at, answered_at, answers, comment";

    private const string Insertion =
        """
        INSERT INTO response (origin, value, contact, member, agent, team, channel, contact_at, answered_at, answers, comment, follow_up)
        VALUES ($origin, $value, $contact, $member, $agent, $team, $channel, $contactAt, $answeredAt, $answers, $comment, $followUp)
        """;

    /// <summary>Reads a row.</summary>
    /// <param name="reader">At the row.</param>
    /// <returns>The response.</returns>
    public static SurveyResponse Read(SqliteDataReader reader)
    {
        var answeredAt = Instants.Parse(reader.GetString(8));
        return new SurveyResponse
        {
            Key = new RecordKey(reader.GetString(0), reader.GetString(1)),
            ModifiedAt = answeredAt,
            Contact = RecordKey.Parse(reader.GetString(2)),
            MemberId = Text(reader, 3),
            Agent = Text(reader, 4),
            Group = Text(reader, 5),
            Channel = Text(reader, 6),
            ContactAt = Text(reader, 7) is { } at ? Instants.Parse(at) : null,
            AnsweredAt = answeredAt,
            Answers = [.. reader.GetString(9).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadAnswer)],
            Comment = Text(reader, 10),
        };
    }

    /// <summary>Stores a response unless there is one under its key; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="response">The response.</param>
    /// <param name="isDue">Whether somebody has to get in touch.</param>
    /// <returns>1, or 0 when there was one.</returns>
    public static int Add(SqliteConnection connection, SurveyResponse response, bool isDue) =>
        Insert(connection, response, isDue, $"{Insertion} ON CONFLICT (origin, value) DO NOTHING");

    /// <summary>Stores a response of another system, or what it answered since; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="response">The response.</param>
    /// <returns>1, or 0 when nothing changed.</returns>
    public static int Keep(SqliteConnection connection, SurveyResponse response) => Insert(
        connection,
        response,
        isDue: false,
        $"""
        {Insertion} ON CONFLICT (origin, value) DO UPDATE SET answered_at = excluded.answered_at, answers = excluded.answers, comment = excluded.comment,
          member = coalesce(excluded.member, response.member), agent = coalesce(excluded.agent, response.agent), team = coalesce(excluded.team, response.team),
          channel = coalesce(excluded.channel, response.channel), contact_at = coalesce(excluded.contact_at, response.contact_at)
        WHERE excluded.answered_at > response.answered_at OR (response.agent IS NULL AND excluded.agent IS NOT NULL)
        """);

    private static int Insert(SqliteConnection connection, SurveyResponse response, bool isDue, string sql) => connection.Run(
        sql,
        ("$origin", response.Key.Origin), ("$value", response.Key.Value), ("$contact", response.Contact.ExternalId), ("$member", response.MemberId),
        ("$agent", response.Agent), ("$team", response.Group), ("$channel", response.Channel),
        ("$contactAt", response.ContactAt is { } at ? Instants.Format(at) : null), ("$answeredAt", Instants.Format(response.AnsweredAt)),
        ("$answers", string.Join(' ', response.Answers.Select(Write))), ("$comment", response.Comment), ("$followUp", isDue ? "Due" : "None"));

    private static string Write(SurveyAnswer answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{answer.Item.Question}:{answer.Item.Scale}:{answer.Value}");

    private static SurveyAnswer ReadAnswer(string text)
    {
        var parts = text.Split(':');
        return new SurveyAnswer(
            new SurveyItem(Enum.Parse<SurveyQuestion>(parts[0]), Enum.Parse<SurveyScale>(parts[1])), int.Parse(parts[2], CultureInfo.InvariantCulture));
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
