using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>A Zendesk whose job results say whatever a test wants them to say.</summary>
internal sealed class ScriptedZendesk : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, JsonObject> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JsonObject> _jobs = [];
    private readonly WebApplication _app;
    private readonly HashSet<string> _spoilt = new(StringComparer.Ordinal);
    private long _lastId = 1000;

    private ScriptedZendesk(WebApplication app) => _app = app;

    /// <summary>Says which users are not written.</summary>
    public Func<JsonObject, bool> Refuses { get; set; } = _ => false;

    /// <summary>Makes a job out of the users that were sent and the ids they got, null for those not written.</summary>
    public Func<IReadOnlyList<(JsonObject User, long? Id)>, JsonObject?> ToJob { get; set; } = Completed;

    /// <summary>Addresses below <c>/api/v2/</c> that a gateway in between does not let through.</summary>
    public IReadOnlyCollection<string> Unknown { get; set; } = [];

    /// <summary>Calls that were turned away.</summary>
    public int TurnedAway { get; private set; }

    /// <summary>What every address answers the first time, the work being done all the same; null for the truth at once.</summary>
    public (string Type, string Body)? Spoilt { get; set; }

    public int Jobs { get; private set; }

    public int ReadBacks { get; private set; }

    public Uri Address => new(_app.Urls.First());

    public static async Task<ScriptedZendesk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var scripted = new ScriptedZendesk(builder.Build());
        scripted._app.Run(scripted.AnswerAsync);
        await scripted._app.StartAsync();
        return scripted;
    }

    public static JsonObject Completed(IReadOnlyList<(JsonObject User, long? Id)> users) =>
        Job("completed", users.Select(user => Row(user.Id, "Name: is too short")));

    public static JsonObject Job(string status, IEnumerable<JsonObject> rows) =>
        new() { ["status"] = status, ["results"] = new JsonArray([.. rows]) };

    public static JsonObject Row(long? id, string reason) => id is { } written
        ? new() { ["id"] = written, ["status"] = "Created", ["success"] = true }
        : new() { ["error"] = "RecordInvalid", ["details"] = reason, ["status"] = "Failed" };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var sent = context.Request.Method is "POST" or "PUT"
            ? await JsonDocument.ParseAsync(context.Request.Body) : null;
        JsonObject answer;
        lock (_gate)
        {
            answer = context.Request.Path.Value switch
            {
                { } path when Unknown.Contains(path["/api/v2/".Length..]) => NotThere(context),
                "/api/v2/users/create_or_update_many" or "/api/v2/users/update_many" when sent is not null => Accept(sent.RootElement),
                "/api/v2/job_statuses/show_many" => new()
                {
                    ["job_statuses"] = new JsonArray([.. Asked(context, "ids", _jobs)]),
                },
                "/api/v2/users/show_many" => ReadBack(context),
                "/api/v2/user_fields" => new() { ["user_fields"] = new JsonArray(new JsonObject { ["key"] = "mls_text", ["type"] = "text", ["active"] = true }) },
                _ => throw new InvalidOperationException($"Not scripted: {context.Request.Path}"),
            };
        }

        if (Spoilt is { } spoilt && _spoilt.Add(context.Request.Path))
        {
            context.Response.ContentType = spoilt.Type;
            await context.Response.WriteAsync(spoilt.Body);
            return;
        }

        await context.Response.WriteAsJsonAsync(answer);
    }

    private JsonObject Accept(JsonElement sent)
    {
        var users = new List<(JsonObject User, long? Id)>();
        foreach (var element in sent.GetProperty("users").EnumerateArray())
        {
            var user = JsonNode.Parse(element.GetRawText())?.AsObject() ?? [];
            long? id = null;
            if (!Refuses(user))
            {
                user["id"] = id = ++_lastId;
                _users[(string?)user["external_id"] ?? ""] = user;
            }

            users.Add((user, id));
        }

        var jobId = $"V3-{++Jobs}";
        if (ToJob(users) is { } job)
        {
            job["id"] = jobId;
            _jobs[jobId] = job;
        }

        return new() { ["job_status"] = new JsonObject { ["id"] = jobId, ["status"] = "queued" } };
    }

    private JsonObject NotThere(HttpContext context)
    {
        TurnedAway++;
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return new() { ["error"] = "InvalidEndpoint", ["description"] = "Not found" };
    }

    private JsonObject ReadBack(HttpContext context)
    {
        ReadBacks++;
        return new() { ["users"] = new JsonArray([.. Asked(context, "external_ids", _users)]) };
    }

    private static IEnumerable<JsonNode> Asked(HttpContext context, string name, Dictionary<string, JsonObject> known) =>
        context.Request.Query[name].ToString().Split(',').Where(known.ContainsKey).Select(id => known[id].DeepClone());
}
