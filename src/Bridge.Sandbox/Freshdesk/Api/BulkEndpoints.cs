using System.Text.Json.Nodes;
using Bridge.Sandbox.Freshdesk.Store;

namespace Bridge.Sandbox.Freshdesk.Api;

/// <summary>Many tickets at once, as a job that is asked how far it is.</summary>
internal sealed class BulkEndpoints(FreshdeskAccount account)
{
    private readonly TicketDesk _desk = new(account);

    public ApiReply Answer(ApiCall call) => (call.Method, call.Path) switch
    {
        ("POST", ["tickets", _]) => Start(call),
        ("GET", ["jobs", var id]) => Ask(call, id),
        _ => ApiReply.NotFound,
    };

    private ApiReply Start(ApiCall call)
    {
        if (call.Body["bulk_action"] is not JsonObject action || action["ids"] is not JsonArray { Count: > 0 } ids)
        {
            return ApiReply.Refused([new ApiFault("bulk_action", "It should be a/an key/value pair", "missing_field")]);
        }

        var rows = new List<(long, bool)>();
        foreach (var id in ids.Select(id => (long?)id ?? 0))
        {
            var row = account.Tickets.Find(id);
            if (row is not null && call.Path[1] == "bulk_delete")
            {
                (row.IsDeleted, row.UpdatedAt) = (true, account.Second);
            }
            else if (row is not null)
            {
                TicketDesk.Change(row, action["properties"] as JsonObject ?? [], account.Second);
            }

            rows.Add((id, row is not null));
        }

        call.Call.Applied = true;
        var job = account.Jobs.Add(account.Time.GetUtcNow() + account.Options.JobDelay, rows);
        return new ApiReply(202, new JsonObject { ["job_id"] = job, ["href"] = $"{call.Base}/api/v2/jobs/{job}" });
    }

    private ApiReply Ask(ApiCall call, string id)
    {
        call.Call.Kind = Serving.CallKind.JobPoll;
        if (!account.Jobs.TryFind(id, out var doneAt, out var rows))
        {
            return ApiReply.NotFound;
        }

        var isDone = account.Time.GetUtcNow() >= doneAt;
        return ApiReply.Ok(new JsonObject
        {
            ["id"] = id,
            ["status"] = isDone ? "COMPLETED" : "IN PROGRESS",
            ["progress"] = isDone ? 100 : 50,
            ["data"] = new JsonArray([.. (isDone ? rows : []).Select(row => (JsonNode)new JsonObject { ["id"] = row.Id, ["success"] = row.IsDone })]),
        });
    }
}
