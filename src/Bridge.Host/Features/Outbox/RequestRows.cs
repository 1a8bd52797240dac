using System.Security.Cryptography;
using System.Text;
using Bridge.Host.Features.Outbox.Attachments;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Outbox;

/// <summary>Rows of the table of requests.</summary>
internal static class RequestRows
{
    /// <summary>The columns that <see cref="Read"/> reads.</summary>
    public const string Columns =
        "id, key, kind, lane, member, ticket_id, subject, text, topic, removed, state, attempts, accepted_at, ended_at, reason, team";

    /// <summary>Reads a row.</summary>
    /// <param name="reader">At the row.</param>
    /// <returns>The request.</returns>
    public static Request Read(SqliteDataReader reader) => new()
    {
        Id = reader.GetInt64(0),
        Key = reader.GetString(1),
        Kind = Enum.Parse<RequestKind>(reader.GetString(2)),
        Lane = reader.GetString(3),
        Member = reader.GetString(4),
        TicketId = Text(reader, 5),
        Subject = Text(reader, 6),
        Text = Text(reader, 7),
        Topic = Text(reader, 8),
        Removed = reader.GetInt32(9),
        State = Enum.Parse<RequestState>(reader.GetString(10)),
        Attempts = reader.GetInt32(11),
        AcceptedAt = Instants.Parse(reader.GetString(12)),
        EndedAt = Text(reader, 13) is { } ended ? Instants.Parse(ended) : null,
        Reason = Text(reader, 14),
        Group = Text(reader, 15),
    };

    /// <summary>Accepts a request, or finds the earlier one of the same key; for use inside a transaction.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="request">The request.</param>
    /// <param name="key">The bridge's key for it.</param>
    /// <param name="now">UTC now.</param>
    /// <returns>What holds.</returns>
    public static Acceptance Accept(SqliteConnection connection, NewRequest request, string key, DateTimeOffset now)
    {
        var fingerprint = Fingerprint(request);
        var inserted = connection.Run(
            """
            INSERT INTO request (key, caller, caller_key, fingerprint, kind, desk, lane, member, ticket_id, subject, text, topic, team, removed, state, attempts, accepted_at, next_at)
            SELECT $key, $caller, $callerKey, $fingerprint, $kind, $desk,
              coalesce((SELECT opened.key FROM request AS opened WHERE opened.desk = $desk AND opened.kind = 'Ticket' AND (opened.key = $ticket OR opened.ticket_id = $ticket)), $ticket, $key),
              $member,
              CASE WHEN $ticket IS NULL OR EXISTS (SELECT 1 FROM request AS opened WHERE opened.key = $ticket) THEN NULL ELSE $ticket END,
              $subject, $text, $topic, $team, $removed, 'Waiting', 0, $now, $now
            WHERE NOT EXISTS (SELECT 1 FROM request WHERE caller = $caller AND caller_key = $callerKey)
            """,
            ("$key", key), ("$caller", request.Caller), ("$callerKey", request.CallerKey), ("$fingerprint", fingerprint), ("$kind", request.Kind.ToString()),
            ("$desk", request.Desk), ("$ticket", request.Ticket), ("$member", request.Member), ("$subject", request.Subject), ("$text", request.Text),
            ("$topic", request.Topic), ("$team", request.Group), ("$removed", (long)request.Removed), ("$now", Instants.Format(now)));
        var (held, told) = connection.Query(
            $"SELECT {Columns}, fingerprint FROM request WHERE caller = $caller AND caller_key = $callerKey",
            reader => (Read(reader), (byte[])reader.GetValue(16)),
            ("$caller", request.Caller), ("$callerKey", request.CallerKey)).Single();
        if (inserted > 0)
        {
            AttachmentRows.Add(connection, held.Id, request);
        }

        return new Acceptance(held, inserted == 0 && !told.AsSpan().SequenceEqual(fingerprint));
    }

    // Of what is stored, not of what was sent: beside the text that is left, a hash of a card number would give the number away.
    private static byte[] Fingerprint(NewRequest request)
    {
        string?[] parts = [request.Kind.ToString(), request.Desk, request.Member, request.Ticket, request.Subject, request.Text, request.Topic];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Fingerprints of requests without a group stay as they were before there were any.
        // So do those of requests without files.
        string?[] files = [.. request.Files.SelectMany(file => new[] { file.Name, file.Kind.MediaType, Convert.ToHexString(SHA256.HashData(file.Content)) })];
        string?[] all = [.. parts, .. request.Group is { } group ? [group] : Array.Empty<string>(), .. files];
        foreach (var part in all)
        {
            hash.AppendData(BitConverter.GetBytes(part is null ? -1 : Encoding.UTF8.GetByteCount(part)));
            hash.AppendData(Encoding.UTF8.GetBytes(part ?? ""));
        }

        return hash.GetHashAndReset();
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
