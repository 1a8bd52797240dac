using System.Globalization;
using Bridge.Sandbox.Salesforce.Query;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Queries, their further pages, and those that see deleted records.</summary>
/// <remarks>Source: REST API Developer Guide, "Query", "QueryAll" and "Query More Results".</remarks>
internal sealed class QueryEndpoints(SalesforceOrg org)
{
    private const int LeastBatch = 200;

    public ApiReply Answer(ApiRequest request)
    {
        var isAll = request.Path[0].Equals("queryAll", StringComparison.OrdinalIgnoreCase);
        if (request.Path is [_, var locator])
        {
            var (id, from) = Split(locator);
            return org.Cursors.Find(id) is { } kept
                ? Page(request, kept, id, from, isAll)
                : ApiReply.Error(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }

        if (!request.Query.TryGetValue("q", out var soql))
        {
            return ApiReply.Error(400, "MALFORMED_QUERY", "A query string has to be specified");
        }

        try
        {
            var query = new SoqlReader(org, request.UserId, soql).Read();
            var rows = QueryRunner.Run(query, isAll);
            var page = Math.Min(org.Options.QueryPage, Math.Max(Math.Min(LeastBatch, org.Options.QueryPage), request.BatchSize ?? org.Options.QueryPage));
            var result = new QueryResult(query, rows, page, DateTimeOffset.MaxValue);
            return Page(request, result, rows.Count > page && !query.IsCount ? org.Cursors.Keep(query, rows, page) : null, 0, isAll);
        }
        catch (SoqlRefusedException refused)
        {
            return ApiReply.Error(400, refused.Code, refused.Message);
        }
    }

    private static ApiReply Page(ApiRequest request, QueryResult result, string? cursor, int from, bool isAll) => ApiReply.Json(json =>
    {
        var rows = result.Query.IsCount ? [] : result.Rows.Skip(from).Take(result.Page).ToList();
        var next = from + rows.Count;
        var isDone = next >= result.Rows.Count || result.Query.IsCount;
        json.WriteStartObject();
        json.WriteNumber("totalSize"u8, result.Rows.Count);
        json.WriteBoolean("done"u8, isDone);
        if (!isDone)
        {
            json.WriteString("nextRecordsUrl"u8, $"/services/data/{request.Version}/{(isAll ? "queryAll" : "query")}/{cursor}-{next}");
        }

        json.WriteStartArray("records"u8);
        foreach (var row in rows)
        {
            RowJson.Write(json, request.Version, result.Query.Table, row, result.Query.Columns);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static (string Id, int From) Split(string locator)
    {
        var dash = locator.LastIndexOf('-');
        return dash > 0 && int.TryParse(locator[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? (locator[..dash], from)
            : (locator, 0);
    }
}
