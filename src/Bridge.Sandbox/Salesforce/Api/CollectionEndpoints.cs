using System.Text.Json;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Up to 200 records a call, each with an outcome of its own.</summary>
/// <remarks>Source: REST API Developer Guide, "sObject Collections".</remarks>
internal sealed class CollectionEndpoints(SalesforceOrg org, RowEndpoints rows)
{
    private const int Most = 200;

    public ApiReply Answer(ApiRequest request) => (request.Method, request.Path[2..]) switch
    {
        ("POST", []) => WriteAll(request, Create, tellsCreated: false),
        ("PATCH", []) => WriteAll(request, Update, tellsCreated: false),
        ("PATCH", [var type, var key]) => Upsert(request, type, key),
        ("DELETE", []) => Delete(request),
        ("POST" or "GET", [var type]) when org.Table(type) is { } table => Retrieve(request, table),
        _ => ApiReply.NotFound,
    };

    private ApiReply Upsert(ApiRequest request, string type, string name)
    {
        if (org.Table(type) is not { } table)
        {
            return ApiReply.NotFound;
        }

        if (table.Type.Find(name) is not { IsExternalId: true } key || !org.Rights.Of(request.UserId, table.Type).MayRead(key))
        {
            return ApiReply.Error(400, "INVALID_FIELD", $"Field name provided, {name} is not an External ID or indexed field for {table.Type.Name}");
        }

        var doubled = Records(request).Select(record => KeyOf(record, key)).OfType<string>().GroupBy(value => value, key.Comparer)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(key.Comparer);
        return WriteAll(
            request,
            (_, record, context) => KeyOf(record, key) switch
            {
                null => RecordOutcome.Refused(new RecordFault("MISSING_ARGUMENT", $"{key.Name} not specified", key.Name)),
                var value when doubled.Contains(value) => RecordOutcome.Refused(new RecordFault("DUPLICATE_VALUE", $"Duplicate external id specified: {value}", key.Name)),
                var value => org.Writer.Upsert(table, key, value, Without(record, key), context),
            },
            tellsCreated: true);
    }

    private RecordOutcome Create(SObjectTable table, JsonElement record, WriteContext context) => org.Writer.Write(table, null, record, context);

    private RecordOutcome Update(SObjectTable table, JsonElement record, WriteContext context)
    {
        var id = Property(record, "id")?.ToString() ?? "";
        return table.Find(id) is { } row
            ? org.Writer.Write(table, row, record, context)
            : RecordOutcome.Refused(SalesforceId.IsOne(id)
                ? new RecordFault("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id")
                : new RecordFault("MALFORMED_ID", $"malformed id {id}", "Id"));
    }

    private ApiReply WriteAll(ApiRequest request, Func<SObjectTable, JsonElement, WriteContext, RecordOutcome> write, bool tellsCreated)
    {
        var records = Records(request);
        if (records.Count > Most)
        {
            return ApiReply.Error(400, "EXCEEDED_ID_LIMIT", $"record limit reached. cannot submit more than {Most} records into this call");
        }

        var outcomes = new List<RecordOutcome>(records.Count);
        foreach (var record in records)
        {
            var table = Property(record, "attributes") is { ValueKind: JsonValueKind.Object } attributes
                && Property(attributes, "type")?.GetString() is { } type ? org.Table(type) : null;
            outcomes.Add(table is null
                ? RecordOutcome.Refused(new RecordFault("INVALID_TYPE", "attributes.type is missing or names no object"))
                : write(table, record, rows.Context(request, table)));
        }

        // A name nobody knows, or a value that cannot be read, spoils the whole call.
        if (outcomes.SelectMany(outcome => outcome.Faults).FirstOrDefault(IsAboutTheCall) is { } fault)
        {
            return ApiReply.Error(400, fault);
        }

        request.Call.Applied |= outcomes.Exists(outcome => outcome.IsSuccess);
        return ApiReply.Json(json => Outcomes(json, outcomes, tellsCreated));
    }

    private ApiReply Delete(ApiRequest request)
    {
        var ids = request.Query.GetValueOrDefault("ids")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
        var outcomes = ids.Select(id => org.Tables.Select(table => (Table: table, Row: table.Find(id))).FirstOrDefault(found => found.Row is not null) is { Row: { } row } found
            ? org.Writer.Delete(found.Table, row, request.UserId)
            : RecordOutcome.Refused(new RecordFault("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id"))).ToList();
        request.Call.Applied |= outcomes.Exists(outcome => outcome.IsSuccess);
        return ApiReply.Json(json => Outcomes(json, outcomes, tellsCreated: false));
    }

    private ApiReply Retrieve(ApiRequest request, SObjectTable table)
    {
        var rights = org.Rights.Of(request.UserId, table.Type);
        var (ids, names) = request.Method == "GET"
            ? (request.Query.GetValueOrDefault("ids")?.Split(',') ?? [], request.Query.GetValueOrDefault("fields")?.Split(',') ?? [])
            : (Texts(request.Body, "ids"), Texts(request.Body, "fields"));
        var unknown = names.FirstOrDefault(name => table.Type.Find(name) is not { } field || !rights.MayRead(field));
        if (unknown is not null)
        {
            return ApiReply.Error(400, "INVALID_FIELD", $"No such column '{unknown}' on sobject of type {table.Type.Name}");
        }

        var columns = names.Select(name => new SoqlColumn(table.Type.Find(name)!, null, [])).ToList(); // looked for above
        return ApiReply.Json(json =>
        {
            json.WriteStartArray();
            foreach (var id in ids)
            {
                if (table.Find(id) is { IsDeleted: false } row)
                {
                    RowJson.Write(json, request.Version, table, row, columns);
                }
                else
                {
                    json.WriteNullValue();
                }
            }

            json.WriteEndArray();
        });
    }

    private static bool IsAboutTheCall(RecordFault fault) =>
        fault.Code == "JSON_PARSER_ERROR" || (fault.Code == "INVALID_FIELD" && fault.Message.StartsWith("No such column", StringComparison.Ordinal));

    private static void Outcomes(Utf8JsonWriter json, List<RecordOutcome> outcomes, bool tellsCreated)
    {
        json.WriteStartArray();
        foreach (var outcome in outcomes)
        {
            ApiReply.Outcome(json, outcome, tellsCreated);
        }

        json.WriteEndArray();
    }

    private static List<JsonElement> Records(ApiRequest request) =>
        Property(request.Body, "records") is { ValueKind: JsonValueKind.Array } records ? [.. records.EnumerateArray()] : [];

    private static JsonElement? Property(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static string? KeyOf(JsonElement record, SObjectField key) =>
        Property(record, key.Name)?.ToString().Trim(' ') is { Length: > 0 } value ? value : null;

    private static JsonElement Without(JsonElement record, SObjectField key) => JsonSerializer.SerializeToElement(
        record.EnumerateObject().Where(property => !string.Equals(property.Name, key.Name, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(property => property.Name, property => property.Value));

    private static string[] Texts(JsonElement body, string name) =>
        Property(body, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];
}
