using System.Text.Json;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Chooses the endpoint of a call. Everything behind it runs under the gate of the org.</summary>
internal sealed class SalesforceResources
{
    private readonly SalesforceOrg _org;
    private readonly RowEndpoints _rows;
    private readonly CollectionEndpoints _collections;
    private readonly QueryEndpoints _queries;
    private readonly DescribeEndpoints _describes;
    private readonly ToolingEndpoints _tooling;
    private readonly IngestEndpoints _ingests;
    private readonly CompositeEndpoint _composite;

    public SalesforceResources(SalesforceOrg org)
    {
        _org = org;
        _rows = new RowEndpoints(org);
        _collections = new CollectionEndpoints(org, _rows);
        _queries = new QueryEndpoints(org);
        _describes = new DescribeEndpoints(org);
        _tooling = new ToolingEndpoints(org);
        _ingests = new IngestEndpoints(org);
        _composite = new CompositeEndpoint(Choose);
    }

    public ApiReply Answer(ApiRequest request)
    {
        lock (_org.Gate)
        {
            return Choose(request);
        }
    }

    private ApiReply Choose(ApiRequest request)
    {
        if (request.Method is "POST" or "PATCH" && request.Body.ValueKind != JsonValueKind.Object)
        {
            return ApiReply.Error(400, "JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");
        }

        return request.Path switch
        {
            [] => VersionsEndpoint.Resources(request.Version),
            ["limits"] => LimitsEndpoint.Answer(_org),
            ["query" or "queryAll", ..] => _queries.Answer(request),
            ["composite"] => _composite.Answer(request),
            ["composite", "sobjects", ..] => _collections.Answer(request),
            ["jobs", "ingest", ..] => _ingests.Answer(request),
            ["tooling", ..] => _tooling.Answer(request),
            ["sobjects"] => _describes.All(),
            ["sobjects", var type] when request.Method == "GET" && _org.Table(type) is { } table => DescribeEndpoints.Head(table),
            ["sobjects", var type, ..] when _org.Table(type) is { } table => request.Path is [_, _, "describe"] ? _describes.One(request, table) : _rows.Answer(request, table),
            _ => ApiReply.NotFound,
        };
    }
}
