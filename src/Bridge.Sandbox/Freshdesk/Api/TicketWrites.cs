using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>What changes tickets.</summary>
internal sealed class TicketWrites(FreshdeskAccount account)
{
    private static readonly string[] _askers = ["requester_id", "email", "unique_external_id", "phone", "twitter_id"];

    private static readonly string[] _required = ["subject", "description", "status", "priority"];

    private readonly TicketDesk _desk = new(account);

    private readonly BodyRules _rules = new(
        new Dictionary<string, string>
        {
            ["subject"] = "String", ["description"] = "String", ["status"] = "Integer", ["priority"] = "Integer", ["source"] = "Integer",
            ["type"] = "String", ["tags"] = "Array", ["requester_id"] = "Integer", ["email"] = "String", ["unique_external_id"] = "String",
            ["phone"] = "String", ["twitter_id"] = "String", ["name"] = "String", ["responder_id"] = "Integer", ["group_id"] = "Integer",
            ["product_id"] = "Integer", ["company_id"] = "Integer", ["cc_emails"] = "Array",
        },
        account.TicketFields);

    public ApiReply Create(ApiCall call)
    {
        var faults = Check(call.Body);
        foreach (var name in _required.Where(name => call.Body[name] is null))
        {
            faults.Add(new ApiFault(name, name is "status" or "priority" ? "It should be a/an Integer" : "It should be a/an String", "missing_field"));
        }

        if (_askers.All(name => call.Body[name] is null))
        {
            faults.Add(new ApiFault("requester_id", "Please fill at least one of these fields: email, requester_id, twitter_id, phone, unique_external_id", "missing_field"));
        }

        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        var row = _desk.Open(call.Body, Requester(call.Body), account.Second);
        row.Writes++;
        call.Call.Applied = true;
        return new ApiReply(201, TicketEndpoints.Shown(account, row, null, isWhole: true)) { Location = $"{call.Base}/api/v2/tickets/{row.Id}" };
    }

    public ApiReply Change(ApiCall call, Row row)
    {
        var faults = Check(call.Body);
        if (call.Body.Count == 0)
        {
            faults.Add(new ApiFault("", "Request must have at least one field", "invalid_value"));
        }

        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        TicketDesk.Change(row, call.Body, account.Second);
        row.Writes++;
        call.Call.Applied = true;
        return ApiReply.Ok(TicketEndpoints.Shown(account, row, null, isWhole: true));
    }

    public ApiReply Trash(ApiCall call, Row row, bool isDeleted)
    {
        (row.IsDeleted, row.UpdatedAt, call.Call.Applied) = (isDeleted, account.Second, true);
        return ApiReply.Nothing;
    }

    private List<ApiFault> Check(JsonObject body)
    {
        var faults = _rules.Check(body);
        if (faults.Count > 0)
        {
            return faults;
        }

        if ((int?)body["status"] is { } status && !account.Statuses.ContainsKey(status))
        {
            faults.Add(new ApiFault("status", $"It should be one of these values: '{string.Join(',', account.Statuses.Keys)}'", "invalid_value"));
        }

        if ((int?)body["priority"] is { } priority && priority is < 1 or > 4)
        {
            faults.Add(new ApiFault("priority", "It should be one of these values: '1,2,3,4'", "invalid_value"));
        }

        if ((long?)body["group_id"] is { } group && account.Groups.Find(group) is null)
        {
            faults.Add(new ApiFault("group_id", "There is no group matching the given group_id", "invalid_value"));
        }

        if ((long?)body["requester_id"] is { } requester && account.Contacts.Find(requester) is null or { IsDeleted: true })
        {
            faults.Add(new ApiFault("requester_id", "There is no contact matching the given requester_id", "invalid_value"));
        }

        return faults;
    }

    // Somebody who is not there yet becomes a contact.
    private long Requester(JsonObject body)
    {
        if ((long?)body["requester_id"] is { } id)
        {
            return id;
        }

        var field = body["email"] is not null ? "email" : "unique_external_id";
        var value = body[field]?.ToString() ?? "";
        var contact = account.Contacts.Holder(field, value)
            ?? new ContactWrites(account).Plant(new JsonObject { ["name"] = body["name"]?.ToString() ?? value.Split('@')[0], [field] = value });
        return contact.Id;
    }
}
