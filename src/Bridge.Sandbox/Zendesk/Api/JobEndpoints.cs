using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Jobs;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Api;

/// <summary>The states of background jobs.</summary>
/// <remarks>Source: Zendesk API reference, Job statuses; Rate limits, "Job limit".</remarks>
internal sealed class JobEndpoints(ZendeskAccount account)
{
    private const int MostAtOnce = 100;

    public Task AnswerAsync(ApiCall api)
    {
        api.Call.Kind = CallKind.JobPoll;
        return (api.Method, api.Segments) switch
        {
            ("GET", [_]) => ListAsync(api),
            ("GET", [_, "show_many"]) => ShowManyAsync(api),
            ("GET", [_, var id]) => account.Jobs.Find(id) is { } job
                ? ShowAsync(api, account, job)
                : Reply.NotFoundAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    public static Task ShowAsync(ApiCall api, ZendeskAccount account, Job job)
    {
        Announce(api, account);
        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WritePropertyName("job_status"u8);
            Write(json, job, api.BaseUrl);
        });
    }

    public static Task TooManyAsync(ApiCall api, ZendeskAccount account)
    {
        Announce(api, account);
        api.Call.LimitScope = "jobs";
        api.Context.Response.Headers.RetryAfter = "1";
        return Reply.JsonAsync(api, StatusCodes.Status429TooManyRequests, json =>
        {
            json.WriteString("error"u8, "TooManyJobs");
            json.WriteString("description"u8,
                "Too many UserBulkUpdateJobV2 jobs are currently queued or running. Try again later.");
            JsonParts.Texts(json, "current_job_ids", account.Jobs.OpenIds());
        });
    }

    private Task ListAsync(ApiCall api)
    {
        Announce(api, account);
        return WriteManyAsync(api, account.Jobs.Newest(MostAtOnce));
    }

    private Task ShowManyAsync(ApiCall api)
    {
        Announce(api, account);
        var ids = (api.Query("ids") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return ids.Length is 0 or > MostAtOnce
            ? Reply.ErrorAsync(api, StatusCodes.Status400BadRequest, "BadRequest", "Between 1 and 100 ids are needed")
            : WriteManyAsync(api, [.. ids.Select(account.Jobs.Find).OfType<Job>()]);
    }

    private static Task WriteManyAsync(ApiCall api, IReadOnlyList<Job> jobs) =>
        Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("job_statuses"u8);
            foreach (var job in jobs)
            {
                Write(json, job, api.BaseUrl);
            }

            json.WriteEndArray();
            if (Paging.ByCursor(api))
            {
                Paging.WriteCursors(json, api, 0, -1, false, false);
            }
            else
            {
                json.WriteNull("next_page"u8);
                json.WriteNull("previous_page"u8);
                json.WriteNumber("count"u8, jobs.Count);
            }
        });

    private static void Announce(ApiCall api, ZendeskAccount account) =>
        api.Context.Response.Headers["zendesk-ratelimit-inflight-jobs"] = string.Create(
            CultureInfo.InvariantCulture,
            $"total={account.Options.JobLimit}; remaining={account.Jobs.Free}; resets=60");

    private static void Write(Utf8JsonWriter json, Job job, string baseUrl)
    {
        var state = job.State;
        json.WriteStartObject();
        json.WriteString("id"u8, job.Id);
        json.WriteString("url"u8, $"{baseUrl}/api/v2/job_statuses/{job.Id}.json");
        json.WriteNumber("total"u8, job.Total);
        if (state.Progress is { } progress)
        {
            json.WriteNumber("progress"u8, progress);
        }
        else
        {
            json.WriteNull("progress"u8);
        }

        json.WriteString("status"u8, state.Status);
        json.WriteString("message"u8, state.Message);
        if (state.Status == "completed")
        {
            WriteRows(json, state.Rows);
        }
        else
        {
            json.WriteNull("results"u8);
        }

        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, IReadOnlyList<JobRow> rows)
    {
        json.WriteStartArray("results"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            if (row.Error is null)
            {
                json.WriteNumber("id"u8, row.Id);
                json.WriteString("status"u8, row.Action == "create" ? "Created" : "Updated");
                json.WriteBoolean("success"u8, true);
                json.WriteString("action"u8, row.Action);
                if (row.Email is not null)
                {
                    json.WriteString("email"u8, row.Email);
                }
            }
            else
            {
                json.WriteString("error"u8, row.Error);
                json.WriteString("details"u8, row.Details);
                json.WriteString("status"u8, "Failed");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
