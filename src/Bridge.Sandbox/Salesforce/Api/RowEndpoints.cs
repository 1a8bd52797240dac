using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Single records: by id, by external id, and the feeds of changed and deleted ones.</summary>
/// <remarks>Source: REST API Developer Guide, "sObject Rows", "sObject Rows by External ID", "sObject Get Updated", "sObject Get Deleted".</remarks>
internal sealed class RowEndpoints(SalesforceOrg org)
{
    private static readonly TimeSpan _deletedReach = TimeSpan.FromDays(15);

    public ApiReply Answer(ApiRequest request, SObjectTable table) => (request.Method, request.Path[2..]) switch
    {
        ("POST", []) => Written(request, table, org.Writer.Write(table, null, request.Body, Context(request, table)), 201),
        ("GET", ["updated"] or ["deleted"]) => Feed(request, table, request.Path[2]),
        ("GET", [var id]) => table.Find(id) is { IsDeleted: false } row ? Show(request, table, row) : ApiReply.NotFound,
        ("PATCH", [var id]) => Change(request, table, id),
        ("DELETE", [var id]) => table.Find(id) is { } row ? Written(request, table, org.Writer.Delete(table, row, request.UserId), 204) : ApiReply.NotFound,
        (_, [var name, var value]) => ByKey(request, table, name, value),
        _ => ApiReply.NotFound,
    };

    public WriteContext Context(ApiRequest request, SObjectTable table) =>
        new(request.UserId, org.Rights.Of(request.UserId, table.Type), request.AllowsDuplicates) { AssignsCases = request.AssignsCases };

    private ApiReply Change(ApiRequest request, SObjectTable table, string id) => table.Find(id) is { } row
        ? Written(request, table, org.Writer.Write(table, row, request.Body, Context(request, table)), 204)
        : ApiReply.NotFound;

    private ApiReply ByKey(ApiRequest request, SObjectTable table, string name, string value)
    {
        if (table.Type.Find(name) is not { IsExternalId: true } key || !org.Rights.Of(request.UserId, table.Type).MayRead(key))
        {
            return ApiReply.Error(404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + name);
        }

        var found = table.FindBy(key, value);
        if (found.Count > 1)
        {
            return Choices(request, table, [.. found.Select(row => row.Id)]);
        }

        switch (request.Method)
        {
            case "GET":
                return found.Count == 1 ? Show(request, table, found[0]) : ApiReply.NotFound;
            case "DELETE":
                return found.Count == 1 ? Written(request, table, org.Writer.Delete(table, found[0], request.UserId), 204) : ApiReply.NotFound;
            case "PATCH" when request.Body.ValueKind == JsonValueKind.Object && request.Body.TryGetProperty(key.Name, out _):
                return ApiReply.Error(400, "INVALID_FIELD", $"The {key.Name} field should not be specified in the sobject data.");
            case "PATCH" when found.Count == 0 && request.Query.GetValueOrDefault("updateOnly") == "true":
                return ApiReply.NotFound;
            case "PATCH":
                var outcome = org.Writer.Upsert(table, key, value, request.Body, Context(request, table));
                return Written(request, table, outcome, outcome.IsCreated ? 201 : 200);
            default:
                return ApiReply.Error(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{request.Method}' not allowed.");
        }
    }

    private static ApiReply Written(ApiRequest request, SObjectTable table, RecordOutcome outcome, int status)
    {
        request.Call.Applied |= outcome.IsSuccess;
        return outcome.Choices.Count > 0 ? Choices(request, table, outcome.Choices)
            : !outcome.IsSuccess ? ApiReply.Error(outcome.Faults[0].Code is "ENTITY_IS_DELETED" ? 404 : 400, outcome.Faults)
            : status == 204 ? ApiReply.Nothing
            : new ApiReply(status, json => ApiReply.Outcome(json, outcome, tellsCreated: request.Method == "PATCH"))
            {
                Location = $"/services/data/{request.Version}/sobjects/{table.Type.Name}/{outcome.Id}",
            };
    }

    private static ApiReply Choices(ApiRequest request, SObjectTable table, IReadOnlyList<string> ids) => new(300, json =>
    {
        json.WriteStartArray();
        foreach (var id in ids)
        {
            json.WriteStringValue($"/services/data/{request.Version}/sobjects/{table.Type.Name}/{id}");
        }

        json.WriteEndArray();
    });

    private ApiReply Show(ApiRequest request, SObjectTable table, SObjectRow row)
    {
        var rights = org.Rights.Of(request.UserId, table.Type);
        var names = request.Query.TryGetValue("fields", out var asked) ? asked.Split(',', StringSplitOptions.TrimEntries) : null;
        var fields = names is null ? [.. table.Type.Fields.Where(rights.MayRead)] : names.Select(table.Type.Find).Where(field => field is not null && rights.MayRead(field)).ToList();
        return names is not null && fields.Count != names.Length
            ? ApiReply.Error(400, "INVALID_FIELD", $"No such column on sobject of type {table.Type.Name}")
            : ApiReply.Json(json => RowJson.Write(json, request.Version, table, row, [.. fields.Select(field => new SoqlColumn(field!, null, []))])); // filtered above
    }

    private ApiReply Feed(ApiRequest request, SObjectTable table, string feed)
    {
        if (!Instant(request, "start", out var start) || !Instant(request, "end", out var end) || end <= start)
        {
            return ApiReply.Error(400, "INVALID_REPLICATION_DATE", "startDate before endDate is required, as ISO 8601 instants");
        }

        var isDeleted = feed == "deleted";
        var oldest = org.Time.GetUtcNow() - _deletedReach;
        if (isDeleted && start < oldest)
        {
            return ApiReply.Error(400, "INVALID_REPLICATION_DATE", "startDate cannot be more than 15 days ago");
        }

        var rows = table.Rows.Where(row => row.IsDeleted == isDeleted
            && row[SObjectType.SystemModstamp] is DateTimeOffset stamp && stamp >= start && stamp <= end).ToList();
        return ApiReply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray(isDeleted ? "deletedRecords" : "ids");
            foreach (var row in rows)
            {
                if (!isDeleted)
                {
                    json.WriteStringValue(row.Id);
                    continue;
                }

                json.WriteStartObject();
                json.WriteString("id"u8, row.Id);
                RowJson.Value(json, "deletedDate", row[SObjectType.SystemModstamp]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (isDeleted)
            {
                json.WriteString("earliestDateAvailable"u8, RowJson.Instant(oldest));
            }

            json.WriteString("latestDateCovered"u8, RowJson.Instant(end < org.Second ? end : org.Second));
            json.WriteEndObject();
        });
    }

    private static bool Instant(ApiRequest request, string name, out DateTimeOffset instant) => DateTimeOffset.TryParse(
        request.Query.GetValueOrDefault(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
}
