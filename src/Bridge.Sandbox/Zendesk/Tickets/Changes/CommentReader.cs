using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Uploads;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Reads comments that were sent, alone or with a ticket.</summary>
/// <remarks>Needs the account's lock. Source: Zendesk API reference, Ticket Comments; codes of refusals are partly assumed.</remarks>
internal sealed class CommentReader(ZendeskAccount account)
{
    /// <summary>Reads a comment object.</summary>
    public RecordError? Read(JsonElement sent, long otherwiseBy, bool otherwisePublic, out CommentDraft? draft)
    {
        draft = null;
        if (!Sent.Text(sent, "body", out var body) & !Sent.Text(sent, "html_body", out var html))
        {
            Sent.Text(sent, "value", out body);
        }

        var isPublic = sent.TryGetProperty("public", out var flag) ? Sent.Flag(flag) : otherwisePublic;
        var author = sent.TryGetProperty("author_id", out var id) ? Sent.Id(id) : otherwiseBy;
        if (author != 0 && !account.People.Exists(author))
        {
            return new RecordError("author", "Author: is invalid", "InvalidValue");
        }

        var files = new List<StoredAttachment>();
        string[] tokens = sent.TryGetProperty("uploads", out var uploads) ? Sent.Texts(uploads) : [];
        foreach (var token in tokens)
        {
            if (account.Uploads.Files(token) is not { } found)
            {
                return new RecordError("uploads", "Uploads: the token is unknown or has ended", "InvalidValue");
            }

            files.AddRange(found);
        }

        body ??= html;
        if (string.IsNullOrWhiteSpace(body))
        {
            return new RecordError("comment", "Comment: cannot be blank", "BlankValue");
        }

        draft = new CommentDraft(body, isPublic, author) { Attachments = [.. files], Uploads = tokens };
        return null;
    }

    /// <summary>Reads the comment of a ticket to create (<paramref name="known"/> null) or to change into what is changed.</summary>
    public RecordError? ReadInto(TicketEdit edit, JsonElement sent, StoredTicket? known)
    {
        CommentDraft? draft = null;
        var author = known is null && edit.Value("requester_id") is long requester ? requester : 0;
        if (sent.TryGetProperty("comment", out var comment))
        {
            var wrong = comment.ValueKind == JsonValueKind.Object
                ? Read(comment, author, known?.IsPublic ?? true, out draft)
                : Plain(Sent.Text(comment), author, out draft);
            if (wrong is not null && (known is null || comment.ValueKind == JsonValueKind.Object))
            {
                return wrong;
            }
        }
        else if (known is null && Sent.Text(sent, "description", out var description))
        {
            _ = Plain(description, author, out draft);
        }

        edit.Comment = draft;
        return known is null && draft is null && !sent.TryGetProperty("comments", out _)
            ? new RecordError("base", "Description: cannot be blank", "BlankValue")
            : null;
    }

    private static RecordError? Plain(string? body, long author, out CommentDraft? draft)
    {
        draft = string.IsNullOrWhiteSpace(body) ? null : new CommentDraft(body, true, author);
        return draft is null ? new RecordError("base", "Description: cannot be blank", "BlankValue") : null;
    }
}
