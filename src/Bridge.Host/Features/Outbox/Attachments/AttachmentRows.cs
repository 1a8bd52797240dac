using Bridge.Core.Tickets;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Features.Outbox.Attachments;

/// <summary>Rows of the table of files; all for use with the outbox's own connections.</summary>
internal static class AttachmentRows
{
    /// <summary>Keeps the files of a request that was just accepted.</summary>
    /// <param name="connection">The store's writer, inside the transaction that accepts the request.</param>
    /// <param name="request">Number of the request.</param>
    /// <param name="accepted">What came.</param>
    public static void Add(SqliteConnection connection, long request, NewRequest accepted)
    {
        for (var position = 0; position < accepted.Files.Count; position++)
        {
            var file = accepted.Files[position];
            connection.Run(
                "INSERT INTO attachment (request, position, name, type, member, size, content) VALUES ($request, $position, $name, $type, $member, $size, $content)",
                ("$request", request), ("$position", (long)position), ("$name", file.Name), ("$type", file.Kind.MediaType), ("$member", accepted.Member),
                ("$size", (long)file.Content.Length), ("$content", file.Content));
        }
    }

    /// <summary>Reads the files of a request.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="request">Number of the request.</param>
    /// <returns>The files in their order; what is in them is not read.</returns>
    public static IReadOnlyList<Attachment> Of(SqliteConnection connection, long request) => connection.Query(
        "SELECT position, name, type, token, token_until FROM attachment WHERE request = $request ORDER BY position",
        row => new Attachment(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : new Upload(row.GetString(3), Instants.Parse(row.GetString(4)))),
        ("$request", request));

    /// <summary>Reads what is in a file.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="request">Number of the request.</param>
    /// <param name="position">Place of the file.</param>
    /// <returns>The bytes.</returns>
    public static byte[] ContentOf(SqliteConnection connection, long request, long position) => connection.Query(
        "SELECT content FROM attachment WHERE request = $request AND position = $position", row => (byte[])row.GetValue(0),
        ("$request", request), ("$position", position)).Single();

    /// <summary>Notes what the help desk holds a file as.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="request">Number of the request.</param>
    /// <param name="position">Place of the file.</param>
    /// <param name="upload">What it is called there.</param>
    /// <returns>Rows that were changed.</returns>
    public static int Note(SqliteConnection connection, long request, long position, Upload upload) => connection.Run(
        "UPDATE attachment SET token = $token, token_until = $until WHERE request = $request AND position = $position",
        ("$request", request), ("$position", position), ("$token", upload.Token), ("$until", Instants.Format(upload.Until)));

    /// <summary>Forgets the files of a request.</summary>
    /// <param name="connection">The store's writer.</param>
    /// <param name="request">Number of the request.</param>
    public static void Forget(SqliteConnection connection, long request) => connection.Run("DELETE FROM attachment WHERE request = $request", ("$request", request));

    /// <summary>Counts what waits.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="member">External id of a member.</param>
    /// <returns>
    /// Bytes of all files that are held, those of requests that were set aside among them, as they fill the disk too; and of this member's that
    /// are on their way: about what was set aside a member can do nothing.
    /// </returns>
    public static (long All, long Members) Waiting(SqliteConnection connection, string member) => connection.Query(
        """
        SELECT coalesce((SELECT sum(size) FROM attachment), 0),
               coalesce((SELECT sum(size) FROM attachment JOIN request ON request.id = attachment.request WHERE attachment.member = $member AND request.state <> 'Aside'), 0)
        """,
        row => (row.GetInt64(0), row.GetInt64(1)), ("$member", member)).Single();
}
