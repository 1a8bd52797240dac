using System.Text.Json;
using Bridge.Sandbox.Salesforce.Bulk;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Salesforce.Api;

/// <summary>Bulk API 2.0, ingest: make a job, upload once, close, ask how it stands, read what became of the rows.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Create a Job", "Upload Job Data", "Upload Complete", "Get Information About an Ingest Job".</remarks>
internal sealed class IngestEndpoints(SalesforceOrg org)
{
    private const int JobsOfPage = 1000;
    private static readonly string[] _operations = ["insert", "update", "upsert", "delete"];
    private static readonly Dictionary<string, char> _delimiters = new(StringComparer.Ordinal)
    {
        ["COMMA"] = ',', ["TAB"] = '\t', ["PIPE"] = '|', ["SEMICOLON"] = ';', ["CARET"] = '^', ["BACKQUOTE"] = '`',
    };

    private readonly IngestWork _work = new(org);

    public ApiReply Answer(ApiRequest request)
    {
        if (org.Jobs.IsClosed)
        {
            return ApiReply.Error(400, "FEATURENOTENABLED", "Async API not enabled");
        }

        if (request.Method == "GET")
        {
            request.Call.Kind = request.Path.Length <= 3 ? CallKind.JobPoll : CallKind.Read;
        }

        var job = request.Path.Length > 2 ? org.Jobs.Find(request.Path[2]) : null;
        return (request.Method, request.Path[2..]) switch
        {
            ("POST", []) => Create(request),
            ("GET", []) => List(request),
            (_, [_, ..]) when job is null => ApiReply.NotFound,
            ("GET", [_]) => ApiReply.Json(json => Info(json, job!, request.Version)), // looked for above
            ("PUT", [_, "batches"]) => Upload(request, job!), // as above
            ("PATCH", [_]) => Turn(request, job!, Text(request, "state") ?? ""), // as above
            ("DELETE", [_]) => Delete(job!), // as above
            ("GET", [_, var file]) => IngestResults.Of(job!, file) is { } csv ? new ApiReply(200, null) { Csv = csv } : ApiReply.NotFound, // as above
            _ => ApiReply.NotFound,
        };
    }

    private ApiReply Create(ApiRequest request)
    {
        var (operation, delimiter) = (Text(request, "operation") ?? "", Text(request, "columnDelimiter") ?? "COMMA");
        if (org.Table(Text(request, "object") ?? "") is not { } table)
        {
            return ApiReply.Error(400, "INVALIDENTITY", $"Entity '{Text(request, "object")}' is not supported by the Bulk API.");
        }

        if (!_operations.Contains(operation) || !_delimiters.TryGetValue(delimiter, out var letter))
        {
            return ApiReply.Error(400, "API_ERROR", "operation or columnDelimiter is missing or not known");
        }

        var name = Text(request, "externalIdFieldName");
        var key = name is null ? null : table.Type.Find(name);
        if (operation == "upsert" && (key is not { IsExternalId: true } || !org.Rights.Of(request.UserId, table.Type).MayRead(key)))
        {
            return ApiReply.Error(400, "INVALIDJOB", $"InvalidJob : Field name provided, {name} is not an External ID or indexed field for {table.Type.Name}");
        }

        var job = new IngestJob(org.Jobs.NextId(), operation, table, request.UserId, org.Second)
        {
            Key = operation == "upsert" ? key : null, Delimiter = letter, DelimiterName = delimiter, LineEnding = Text(request, "lineEnding") ?? "LF",
        };
        org.Jobs.Add(job);
        request.Call.Applied = true;
        return ApiReply.Json(json => Info(json, job, request.Version));
    }

    private static ApiReply Upload(ApiRequest request, IngestJob job)
    {
        if (job.State != "Open")
        {
            return WrongState(job);
        }

        // A second upload is taken too; it spoils the job when that is closed.
        job.Uploads.Add(request.Text ?? "");
        request.Call.Applied = true;
        return new ApiReply(201, null);
    }

    private ApiReply Turn(ApiRequest request, IngestJob job, string state)
    {
        if (state == "UploadComplete" && job.State == "Open")
        {
            if (job.Uploads.Count > 1)
            {
                return ApiReply.Error(
                    400, "INVALIDJOB",
                    $"Found multiple contents for job: <{job.Id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.");
            }

            job.State = state;
            _work.Begin(job);
        }
        else if (state == "Aborted" && !job.IsOver)
        {
            job.State = state;
        }
        else
        {
            return WrongState(job);
        }

        request.Call.Applied = true;
        return ApiReply.Json(json => Info(json, job, request.Version));
    }

    private ApiReply Delete(IngestJob job)
    {
        if (!job.IsOver)
        {
            return WrongState(job);
        }

        org.Jobs.Remove(job);
        return ApiReply.Nothing;
    }

    private ApiReply List(ApiRequest request) => ApiReply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("done"u8, true);
        json.WriteStartArray("records"u8);
        foreach (var job in org.Jobs.All.Reverse().Take(JobsOfPage))
        {
            Info(json, job, request.Version);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static ApiReply WrongState(IngestJob job) =>
        ApiReply.Error(400, "INVALIDJOBSTATE", $"The job is in the state {job.State}, which does not allow this.");

    private static void Info(Utf8JsonWriter json, IngestJob job, string version)
    {
        json.WriteStartObject();
        foreach (var (name, value) in new (string, string?)[]
        {
            ("id", job.Id), ("operation", job.Operation), ("object", job.Table.Type.Name), ("createdById", job.UserId), ("state", job.State),
            ("externalIdFieldName", job.Key?.Name), ("concurrencyMode", "Parallel"), ("contentType", "CSV"), ("jobType", "V2Ingest"),
            ("lineEnding", job.LineEnding), ("columnDelimiter", job.DelimiterName), ("errorMessage", job.Error),
            ("contentUrl", $"services/data/{version}/jobs/ingest/{job.Id}/batches"), ("createdDate", RowJson.Instant(job.Created)), ("systemModstamp", RowJson.Instant(job.Created)),
        })
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        json.WritePropertyName("apiVersion"u8);
        json.WriteRawValue(version[1..]);
        json.WriteNumber("numberRecordsProcessed"u8, job.Outcomes.Count);
        json.WriteNumber("numberRecordsFailed"u8, job.Outcomes.Count(outcome => !outcome.IsSuccess));
        json.WriteNumber("retries"u8, 0);
        json.WriteEndObject();
    }

    private static string? Text(ApiRequest request, string name) =>
        request.Body.ValueKind == JsonValueKind.Object && request.Body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
