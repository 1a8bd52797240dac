using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Tickets.Changes;

/// <summary>Reads who a ticket names: requester, assignee, group, organization, followers and copies.</summary>
/// <remarks>A requester nobody knows is created, as in the real account. Needs the account's lock.</remarks>
internal sealed class TicketPeopleReader(ZendeskAccount account)
{
    public RecordError? Read(JsonElement sent, StoredTicket? known, TicketEdit edit) =>
        Requester(sent, edit) ?? Assignee(sent, edit) ?? Group(sent, known, edit) ?? Organization(sent, edit) ?? Others(sent, edit);

    private RecordError? Requester(JsonElement sent, TicketEdit edit)
    {
        if (sent.TryGetProperty("submitter_id", out var submitter) && Sent.Id(submitter) is > 0 and var by)
        {
            edit.Set("submitter_id", by);
        }

        if (sent.TryGetProperty("requester_id", out var requester) && requester.ValueKind != JsonValueKind.Null)
        {
            var id = Sent.Id(requester);
            edit.Set("requester_id", id);
            return account.People.Exists(id) ? null : new RecordError("requester", "Requester: is invalid", "InvalidValue");
        }

        return sent.TryGetProperty("requester", out var person) && person.ValueKind == JsonValueKind.Object
            ? Requester(person, out var found) ?? Note(edit, found)
            : null;
    }

    private RecordError? Requester(JsonElement person, out long id)
    {
        id = 0;
        Sent.Text(person, "email", out var email);
        if (account.People.ByEmail(email) is { } known)
        {
            id = account.Users.IdOf(known);
            return null;
        }

        if (email is null || !UserCheck.IsEmail(email))
        {
            return new RecordError("requester", $"Requester: Email: {email} is not properly formatted", "InvalidValue");
        }

        var outcome = account.Users.Create(person);
        if (outcome.Error is { } error)
        {
            return new RecordError("requester", "Requester: " + error.Description, error.Code);
        }

        id = outcome.Record is { } created ? account.Users.IdOf(created) : 0;
        return null;
    }

    private static RecordError? Note(TicketEdit edit, long requester)
    {
        edit.Set("requester_id", requester);
        return null;
    }

    private RecordError? Assignee(JsonElement sent, TicketEdit edit)
    {
        long id = -1;
        if (sent.TryGetProperty("assignee_email", out var email) && account.People.ByEmail(Sent.Text(email)) is { } agent)
        {
            id = account.Users.IdOf(agent);
        }
        else if (sent.TryGetProperty("assignee_id", out var assignee))
        {
            id = Sent.Id(assignee);
        }
        else
        {
            return null;
        }

        if (id == 0)
        {
            edit.Set("assignee_id", null);
            return null;
        }

        edit.Set("assignee_id", id);
        return account.People.IsStaff(id) ? null : new RecordError("assignee", "Assignee: is invalid", "InvalidValue");
    }

    private RecordError? Group(JsonElement sent, StoredTicket? known, TicketEdit edit)
    {
        if (sent.TryGetProperty("group_id", out var group))
        {
            var id = Sent.Id(group);
            edit.Set("group_id", id == 0 ? null : id);
            return id == 0 || account.Groups.ById(id) is not null
                ? null
                : new RecordError("group", "Group: is invalid", "InvalidValue");
        }

        // An assignee brings the group along, unless the ticket is in one of theirs.
        if (edit.Value("assignee_id") is long assignee
            && !account.Groups.Memberships.Any(one => one.UserId == assignee && one.GroupId == known?.GroupId)
            && account.Groups.DefaultOf(assignee) is > 0 and var theirs)
        {
            edit.Set("group_id", theirs);
        }

        return null;
    }

    private RecordError? Organization(JsonElement sent, TicketEdit edit)
    {
        if (!sent.TryGetProperty("organization_id", out var organization))
        {
            return null;
        }

        var id = Sent.Id(organization);
        edit.Set("organization_id", id == 0 ? null : id);
        return id == 0 || account.Organizations.ById(id) is { Deleted: false }
            ? null
            : new RecordError("organization", "Organization: is invalid", "InvalidValue");
    }

    private RecordError? Others(JsonElement sent, TicketEdit edit)
    {
        edit.Followers = Named(sent, "followers", "follower_ids", staffOnly: true);
        edit.EmailCcs = Named(sent, "email_ccs", "email_cc_ids", staffOnly: false) ?? Named(sent, "collaborators", "collaborator_ids", staffOnly: false);
        return null;
    }

    // Ids, addresses, or objects with user_id or user_email; whoever cannot be one is left out.
    private List<long>? Named(JsonElement sent, string name, string idsName, bool staffOnly)
    {
        if (!sent.TryGetProperty(name, out var list) && !sent.TryGetProperty(idsName, out list))
        {
            return null;
        }

        return list.ValueKind != JsonValueKind.Array
            ? null
            : [.. list.EnumerateArray().Select(Person).Where(id => staffOnly ? account.People.IsStaff(id) : id > 0).Distinct()];
    }

    private long Person(JsonElement sent)
    {
        if (sent.ValueKind == JsonValueKind.Object)
        {
            return sent.TryGetProperty("action", out var action) && Sent.Text(action) == "delete" ? 0
                : sent.TryGetProperty("user_id", out var id) ? Sent.Id(id)
                : sent.TryGetProperty("user_email", out var email) ? ByEmail(Sent.Text(email))
                : 0;
        }

        return sent.ValueKind == JsonValueKind.String && Sent.Id(sent) < 0 ? ByEmail(sent.GetString()) : Sent.Id(sent);
    }

    private long ByEmail(string? email) => account.People.ByEmail(email) is { } user ? account.Users.IdOf(user) : 0;
}
