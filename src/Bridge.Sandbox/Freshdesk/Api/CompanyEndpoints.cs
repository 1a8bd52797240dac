using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Companies: list, show, create, change, delete, and the completion of names.</summary>
internal sealed class CompanyEndpoints(FreshdeskAccount account)
{
    private readonly BodyRules _rules = new(
        new Dictionary<string, string>
        {
            ["name"] = "String", ["description"] = "String", ["note"] = "String", ["domains"] = "Array",
            ["health_score"] = "String", ["account_tier"] = "String", ["renewal_date"] = "String", ["industry"] = "String",
        },
        account.CompanyFields);

    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["companies"]) => Paging.Of(call, Listed(call), row => row.Shown()),
        ("GET", ["companies", "autocomplete"]) => Completed(call),
        ("POST", ["companies"]) => Create(call),
        ("GET", ["companies", _]) when account.Companies.Find(call.Id(1)) is { } row => ApiReply.Ok(row.Shown()),
        ("PUT", ["companies", _]) when account.Companies.Find(call.Id(1)) is { } row => Change(call, row),
        ("DELETE", ["companies", _]) when account.Companies.Find(call.Id(1)) is { } row => Delete(call, row),
        _ => ApiReply.NotFound,
    };

    /// <summary>Plants a company as somebody would by hand.</summary>
    public Row Plant(JsonObject body)
    {
        var row = account.Companies.Add(New(), account.Second);
        BodyRules.Apply(row, body);
        account.Companies.Hold(row, "name", null, row.Text("name"));
        return row;
    }

    private IEnumerable<Row> Listed(ApiCall call)
    {
        var since = FreshdeskAccount.Stamp(call.Asked("_updated_since"));
        return account.Companies.All.Where(row => since is null || row.UpdatedAt >= since);
    }

    // Words are completed at their beginning, without case.
    private ApiReply Completed(ApiCall call)
    {
        var name = call.Asked("name") ?? "";
        return ApiReply.Ok(new JsonObject
        {
            ["companies"] = new JsonArray([.. account.Companies.All
                .Where(row => row.Text("name")?.StartsWith(name, StringComparison.OrdinalIgnoreCase) == true).Take(20)
                .Select(row => (JsonNode)new JsonObject { ["id"] = row.Id, ["name"] = row.Text("name") })]),
        });
    }

    private ApiReply Create(ApiCall call)
    {
        var faults = Check(call.Body, null);
        if (call.Body["name"] is null)
        {
            faults.Add(new ApiFault("name", "It should be a/an String", "missing_field"));
        }

        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        var row = account.Companies.Add(New(), account.Second);
        Store(call, row);
        return new ApiReply(201, row.Shown()) { Location = $"{call.Base}/api/v2/companies/{row.Id}" };
    }

    private ApiReply Change(ApiCall call, Row row)
    {
        var faults = Check(call.Body, row);
        if (faults.Count > 0)
        {
            return ApiReply.Refused(faults);
        }

        Store(call, row);
        return ApiReply.Ok(row.Shown());
    }

    private ApiReply Delete(ApiCall call, Row row)
    {
        account.Companies.Hold(row, "name", row.Text("name"), null);
        account.Companies.Drop(row);
        call.Call.Applied = true;
        return ApiReply.Nothing;
    }

    private List<ApiFault> Check(JsonObject body, Row? row)
    {
        var faults = _rules.Check(body);
        if (body.ContainsKey("name") && (body["name"] is null || body["name"]!.ToString().Trim().Length == 0)) // looked at before
        {
            faults.Add(new ApiFault("name", "It should not be blank", "invalid_value"));
        }

        if (account.Faults.Refuses(body["name"]?.ToString() ?? row?.Text("name") ?? ""))
        {
            faults.Add(new ApiFault("name", "It should not hold a word of the account's list", "invalid_value"));
        }

        if (faults.Count == 0 && body["name"]?.ToString() is { } name && account.Companies.Holder("name", name) is { } holder && holder != row)
        {
            faults.Add(new ApiFault("name", "It should be a unique value", "duplicate_value"));
        }

        return faults;
    }

    private void Store(ApiCall call, Row row)
    {
        var before = row.Text("name");
        var isChanged = BodyRules.Apply(row, call.Body);
        account.Companies.Hold(row, "name", before, row.Text("name"));
        row.Writes++;
        row.UpdatedAt = isChanged ? account.Second : row.UpdatedAt;
        call.Call.Applied = true;
        account.History.RecordsWritten(1, isChanged ? 0 : 1);
    }

    private JsonObject New()
    {
        var data = new JsonObject();
        foreach (var name in _rules.Names)
        {
            data[name] = name == "domains" ? new JsonArray() : null;
        }

        data["custom_fields"] = new JsonObject([.. account.CompanyFields.All.Select(field => new KeyValuePair<string, JsonNode?>(field.Name, null))]);
        return data;
    }
}
