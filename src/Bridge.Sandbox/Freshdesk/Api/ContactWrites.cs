using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>What changes contacts.</summary>
internal sealed class ContactWrites(FreshdeskAccount account)
{
    private static readonly string[] _unique = ["email", "unique_external_id", "twitter_id"];

    private readonly BodyRules _rules = new(
        new Dictionary<string, string>
        {
            ["name"] = "String", ["email"] = "String", ["phone"] = "String", ["mobile"] = "String", ["twitter_id"] = "String",
            ["unique_external_id"] = "String", ["address"] = "String", ["company_id"] = "Integer", ["description"] = "String",
            ["job_title"] = "String", ["language"] = "String", ["time_zone"] = "String", ["view_all_tickets"] = "Boolean",
            ["tags"] = "Array", ["other_emails"] = "Array", ["other_companies"] = "Array",
        },
        account.ContactFields);

    public ApiReply Create(ApiCall call)
    {
        var body = call.Body;
        var faults = Check(body, null);
        if (body["name"] is null)
        {
            faults.Insert(0, new ApiFault("name", "It should be a/an String", "missing_field"));
        }

        if (_unique.Concat(["phone", "mobile"]).All(name => body[name] is null))
        {
            faults.Add(new ApiFault("email", "Please fill at least 1 of email, mobile, phone, twitter_id, unique_external_id fields", "missing_field"));
        }

        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        var row = account.Contacts.Add(New(), account.Second);
        Store(call, row);
        return new ApiReply(201, row.Shown()) { Location = $"{call.Base}/api/v2/contacts/{row.Id}" };
    }

    public ApiReply Change(ApiCall call, Row row)
    {
        var faults = Check(call.Body, row);
        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        Store(call, row);
        return ApiReply.Ok(row.Shown());
    }

    /// <summary>Moves to the trash or back; the values that must be unique stay taken.</summary>
    public ApiReply Trash(ApiCall call, Row row, bool isDeleted)
    {
        (row.IsDeleted, row.UpdatedAt, call.Call.Applied) = (isDeleted, account.Second, true);
        return ApiReply.Nothing;
    }

    public ApiReply Drop(ApiCall call, Row row)
    {
        Release(row);
        account.Contacts.Drop(row);
        call.Call.Applied = true;
        return ApiReply.Nothing;
    }

    /// <summary>The second ones move to the trash; what they asked belongs to the first.</summary>
    public ApiReply Merge(ApiCall call)
    {
        var primary = account.Contacts.Find((long?)call.Body["primary_contact_id"]);
        var others = (call.Body["secondary_contact_ids"] as JsonArray ?? []).Select(id => account.Contacts.Find((long?)id)).OfType<Row>().ToList();
        if (primary is null || others.Count == 0)
        {
            return ApiReply.NotFound;
        }

        foreach (var other in others)
        {
            Release(other);
            (other.Data["unique_external_id"], other.IsDeleted, other.UpdatedAt) = (null, true, account.Second);
            foreach (var ticket in account.Tickets.All.Where(ticket => ticket.Number("requester_id") == other.Id))
            {
                (ticket.Data["requester_id"], ticket.UpdatedAt) = (primary.Id, account.Second);
            }
        }

        call.Call.Applied = true;
        return ApiReply.Nothing;
    }

    /// <summary>Plants a contact as somebody would by hand; rules but those of uniqueness do not hold.</summary>
    public Row Plant(JsonObject body)
    {
        var row = account.Contacts.Add(New(), account.Second);
        BodyRules.Apply(row, body);
        _unique.ToList().ForEach(name => account.Contacts.Hold(row, name, null, row.Text(name)));
        return row;
    }

    private List<ApiFault> Check(JsonObject body, Row? row)
    {
        var faults = _rules.Check(body);
        if (body["email"] is JsonValue email && email.TryGetValue<string>(out var address)
            && (address.Count(letter => letter == '@') != 1 || address.Any(char.IsWhiteSpace) || address.StartsWith('@') || address.EndsWith('@')))
        {
            faults.Add(new ApiFault("email", "It should be in the 'valid email address' format", "invalid_value"));
        }

        if (body["company_id"] is JsonValue company && company.TryGetValue<long>(out var id) && account.Companies.Find(id) is null)
        {
            faults.Add(new ApiFault("company_id", "There is no company matching the given company_id", "invalid_value"));
        }

        if (body["name"] is JsonValue name && name.TryGetValue<string>(out var text) && (text.Trim().Length == 0 || text.Length > 255))
        {
            faults.Add(new ApiFault("name", "It should not be blank and have maximum of 255 characters", "invalid_value"));
        }

        if (account.Faults.Refuses(row?.Text("unique_external_id") ?? body["unique_external_id"]?.ToString() ?? ""))
        {
            faults.Add(new ApiFault("name", "It should not hold a word of the account's list", "invalid_value"));
        }

        return faults.Count > 0 ? faults : [.. _unique.Select(field => Duplicate(body, row, field)).OfType<ApiFault>()];
    }

    private ApiFault? Duplicate(JsonObject body, Row? row, string field) =>
        body[field]?.ToString() is { Length: > 0 } value && account.Contacts.Holder(field, value) is { } holder && holder != row
            ? new ApiFault(field, "It should be a unique value", "duplicate_value") { UserId = holder.Id }
            : null;

    private void Store(ApiCall call, Row row)
    {
        var before = _unique.Select(row.Text).ToList();
        var isChanged = BodyRules.Apply(row, call.Body);
        for (var at = 0; at < _unique.Length; at++)
        {
            account.Contacts.Hold(row, _unique[at], before[at], row.Text(_unique[at]));
        }

        row.Writes++;
        row.UpdatedAt = isChanged ? account.Second : row.UpdatedAt;
        call.Call.Applied = true;
        account.History.RecordsWritten(1, isChanged ? 0 : 1);
    }

    private void Release(Row row) => _unique.ToList().ForEach(name => account.Contacts.Hold(row, name, row.Text(name), null));

    private JsonObject New()
    {
        var data = new JsonObject { ["active"] = false };
        foreach (var name in _rules.Names)
        {
            data[name] = name is "tags" or "other_emails" or "other_companies" ? new JsonArray() : name == "view_all_tickets" ? false : null;
        }

        data["custom_fields"] = new JsonObject([.. account.ContactFields.All.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, null))]);
        return data;
    }
}
