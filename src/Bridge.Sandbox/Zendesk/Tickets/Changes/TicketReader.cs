using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Fields;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Reads what was sent about a ticket and refuses what the account would not take.</summary>
/// <remarks>Needs the account's lock. Source: Zendesk API reference, Tickets; codes of refusals are partly assumed.
/// </remarks>
internal sealed class TicketReader(ZendeskAccount account)
{
    private readonly TicketPeopleReader _people = new(account);
    private readonly CommentReader _comments = new(account);

    /// <summary>Reads a ticket to create (<paramref name="known"/> null) or to change.</summary>
    public RecordError? Read(JsonElement sent, StoredTicket? known, out TicketEdit edit)
    {
        edit = new TicketEdit();
        if (known?.Status == "closed")
        {
            return new RecordError("status", "Status: closed prevents ticket update", "RecordInvalid");
        }

        return Words(sent, edit) ?? _people.Read(sent, known, edit) ?? CustomFields(sent, known, edit)
            ?? _comments.ReadInto(edit, sent, known) ?? Solved(known, edit);
    }

    private static RecordError? Words(JsonElement sent, TicketEdit edit)
    {
        foreach (var property in sent.EnumerateObject())
        {
            switch (property.Name)
            {
                case "subject" or "raw_subject":
                    edit.Set("subject", Sent.Text(property.Value) ?? "");
                    break;
                case "status" when Word(TicketWords.Statuses, property, edit) is { } wrong:
                    return wrong;
                case "priority" when Word(TicketWords.Priorities, property, edit) is { } wrong:
                    return wrong;
                case "type" when Word(TicketWords.Types, property, edit) is { } wrong:
                    return wrong;
                case "external_id":
                    edit.Set("external_id", Sent.Text(property.Value) is { Length: > 0 } text ? text : null);
                    break;
                case "due_at" or "recipient":
                    edit.Set(property.Name, Sent.Text(property.Value));
                    break;
                case "problem_id" or "brand_id" or "ticket_form_id":
                    edit.Set(property.Name, Sent.Id(property.Value) is > 0 and var id ? id : null);
                    break;
                case "via_followup_source_id":
                    edit.FollowsUp = Sent.Id(property.Value);
                    break;
                case "metadata" when property.Value.ValueKind == JsonValueKind.Object:
                    edit.Custom = [.. property.Value.EnumerateObject().Select(own => (own.Name, own.Value.ToString()))];
                    break;
                case "tags":
                    edit.Tags = [.. Tags(property.Value)];
                    break;
                case "additional_tags":
                    edit.AddTags = [.. Tags(property.Value)];
                    break;
                case "remove_tags":
                    edit.RemoveTags = [.. Tags(property.Value)];
                    break;
            }
        }

        return null;
    }

    private static IEnumerable<string> Tags(JsonElement sent) =>
        Sent.Texts(sent).Select(tag => tag.Trim().ToLowerInvariant().Replace(' ', '_')).Where(tag => tag.Length > 0).Distinct();

    private static RecordError? Word(string[] words, JsonProperty sent, TicketEdit edit)
    {
        var text = Sent.Text(sent.Value);
        var word = TicketWords.Known(words, text);
        if (word is null && !string.IsNullOrEmpty(text))
        {
            var name = char.ToUpperInvariant(sent.Name[0]) + sent.Name[1..];
            return new RecordError(sent.Name, $"{name}: {text} is not included in the list", "InvalidValue");
        }

        if (word is not null || sent.Name != "status")
        {
            edit.Set(sent.Name, word);
        }

        return null;
    }

    private RecordError? CustomFields(JsonElement sent, StoredTicket? known, TicketEdit edit)
    {
        foreach (var (id, value) in Pairs(sent))
        {
            if (account.TicketFields.ById(id) is not { System: false, Active: true } field)
            {
                continue;
            }

            if (TicketFieldBook.Read(field, value, out var read) is { } wrong)
            {
                return wrong;
            }

            edit.CustomFields.Add((field, read));
            Follow(field, known is null ? null : field.Of(known), read, edit);
        }

        return null;
    }

    // Choices are tags as well.
    private static void Follow(TicketField field, object? before, object? after, TicketEdit edit)
    {
        string[] old = [], now = [];
        switch (field.Type)
        {
            case "tagger" or "multiselect":
                old = (before as string)?.Split('\n') ?? [];
                now = (after as string)?.Split('\n') ?? [];
                break;
            case "checkbox" when field.Tag is { } tag:
                old = before is true ? [tag] : [];
                now = after is true ? [tag] : [];
                break;
        }

        edit.RemoveTags = [.. edit.RemoveTags ?? [], .. old.Except(now)];
        edit.AddTags = [.. edit.AddTags ?? [], .. now];
    }

    private static IEnumerable<(long Id, JsonElement Value)> Pairs(JsonElement sent)
    {
        foreach (var name in (string[])["custom_fields", "fields"])
        {
            if (!sent.TryGetProperty(name, out var fields))
            {
                continue;
            }

            if (fields.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in fields.EnumerateArray())
                {
                    if (one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var id) && one.TryGetProperty("value", out var value))
                    {
                        yield return (Sent.Id(id), value);
                    }
                }
            }
            else if (fields.ValueKind == JsonValueKind.Object)
            {
                foreach (var one in fields.EnumerateObject())
                {
                    yield return (long.TryParse(one.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1, one.Value);
                }
            }
        }
    }

    private static RecordError? Solved(StoredTicket? known, TicketEdit edit)
    {
        var isAssigned = edit.Has("assignee_id") ? edit.Value("assignee_id") is not null : known is { AssigneeId: not 0 };
        return edit.Value("status") is "solved" && !isAssigned
            ? new RecordError("base", "Assignee: is required when solving a ticket", "InvalidValue")
            : null;
    }
}
