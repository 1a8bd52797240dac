using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Puts checked values into a ticket and writes down which of them changed.</summary>
internal sealed class TicketChanges(TicketBook book, People people)
{
    /// <summary>Fills a new ticket.</summary>
    public void Fill(StoredTicket ticket, TicketEdit edit, Actor actor, List<AuditEvent> events)
    {
        var requester = edit.Value("requester_id") as long? ?? actor.Id;
        book.SetRequester(ticket, requester);
        if (!edit.Has("organization_id"))
        {
            ticket.OrganizationId = people.User(requester)?.OrganizationId ?? 0;
        }

        foreach (var (field, value) in edit.Values)
        {
            if (field is not ("submitter_id" or "requester_id"))
            {
                Set(ticket, field, value);
            }
        }

        if (ticket.Name.Length == 0)
        {
            ticket.Name = edit.Comment?.Body is { Length: > 0 } body ? body[..Math.Min(body.Length, 100)] : "";
        }

        // Whoever is given a ticket has it open.
        if (ticket is { AssigneeId: not 0, Status: "new" })
        {
            ticket.Status = "open";
        }

        Create(events, "subject", ticket.Name);
        Create(events, "requester_id", ticket.RequesterId);
        Create(events, "status", ticket.Status);
        Create(events, "priority", ticket.Priority);
        Create(events, "type", ticket.Type);
        Create(events, "group_id", Id(ticket.GroupId));
        Create(events, "assignee_id", Id(ticket.AssigneeId));
        Create(events, "organization_id", Id(ticket.OrganizationId));
        SetLists(ticket, edit, events, true);
    }

    /// <summary>Changes a ticket.</summary>
    public void Apply(StoredTicket ticket, TicketEdit edit, List<AuditEvent> events)
    {
        if (edit.Value("assignee_id") is > 0L && ticket.Status == "new" && !edit.Has("status"))
        {
            edit.Set("status", "open");
        }

        foreach (var (field, value) in edit.Values)
        {
            var before = Get(ticket, field);
            if (field != "submitter_id" && !Equals(before, value))
            {
                Set(ticket, field, value);
                events.Add(new AuditEvent(AuditEventKind.Change, field, value, before));
            }
        }

        SetLists(ticket, edit, events, false);
    }

    private static void SetLists(StoredTicket ticket, TicketEdit edit, List<AuditEvent> events, bool isNew)
    {
        var kind = isNew ? AuditEventKind.Create : AuditEventKind.Change;
        foreach (var (field, value) in edit.CustomFields)
        {
            var before = field.Of(ticket);
            if (!Equals(before, value) && !(before is null && value is false))
            {
                field.Put(ticket, value);
                events.Add(new AuditEvent(kind, field.IdText, field.Text(value), isNew ? null : field.Text(before)));
            }
        }

        var old = ticket.Tags ?? [];
        var tags = (edit.Tags ?? old).Concat(edit.AddTags ?? []).Except(edit.RemoveTags ?? []).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!tags.SequenceEqual(old))
        {
            ticket.Tags = tags.Length == 0 ? null : tags;
            events.Add(new AuditEvent(kind, "tags", tags, isNew ? null : old));
        }

        ticket.Followers = edit.Followers ?? ticket.Followers;
        ticket.EmailCcs = edit.EmailCcs ?? ticket.EmailCcs;
    }

    private static void Create(List<AuditEvent> events, string field, object? value)
    {
        if (value is not null)
        {
            events.Add(new AuditEvent(AuditEventKind.Create, field, value, null));
        }
    }

    private static object? Get(StoredTicket ticket, string field) => field switch
    {
        "subject" => ticket.Name,
        "status" => ticket.Status,
        "priority" => ticket.Priority,
        "type" => ticket.Type,
        "requester_id" => Id(ticket.RequesterId),
        "assignee_id" => Id(ticket.AssigneeId),
        "group_id" => Id(ticket.GroupId),
        "organization_id" => Id(ticket.OrganizationId),
        "external_id" => ticket.ExternalId,
        _ => ticket.Extra?.GetValueOrDefault(field),
    };

    private void Set(StoredTicket ticket, string field, object? value)
    {
        switch (field)
        {
            case "subject":
                ticket.Name = value as string ?? "";
                break;
            case "status":
                ticket.Status = value as string ?? ticket.Status;
                break;
            case "priority":
                ticket.Priority = value as string;
                break;
            case "type":
                ticket.Type = value as string;
                break;
            case "requester_id":
                book.SetRequester(ticket, value as long? ?? ticket.RequesterId);
                break;
            case "assignee_id":
                ticket.AssigneeId = value as long? ?? 0;
                break;
            case "group_id":
                ticket.GroupId = value as long? ?? 0;
                break;
            case "organization_id":
                ticket.OrganizationId = value as long? ?? 0;
                break;
            case "external_id":
                book.SetExternalId(ticket, value as string);
                break;
            default:
                (ticket.Extra ??= new Dictionary<string, object?>(1))[field] = value;
                break;
        }
    }

    private static long? Id(long id) => id == 0 ? null : id;
}
