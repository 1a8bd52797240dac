using System.Text.Json;
using Bridge.Sandbox.Zendesk.Access;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Exports;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Talk;

/// <summary>The exports of calls and legs, and what goes on right now.</summary>
/// <remarks>Source: Zendesk Talk API reference, Incremental exports and Stats. <c>next_page</c> is never null: fewer rows
/// than a page holds are the end.</remarks>
internal sealed class TalkEndpoints(ZendeskAccount account, AccountMeter meter)
{
    private readonly TalkStats _stats = new(account);

    public Task AnswerAsync(ApiCall api)
    {
        if (api.Segments is not ["channels", "voice", "stats", ..] || api.Method != "GET")
        {
            return Reply.NoEndpointAsync(api);
        }

        if (api.Segments is [_, _, _, "incremental", ..] && !meter.TryTalk(out var wait))
        {
            return Reply.TooManyAsync(api, wait, "talk");
        }

        return api.Segments switch
        {
            [_, _, _, "incremental", "calls"] => ExportAsync(api, "calls", account.Calls.CallLog, account.Calls.Calls, CallJson.Write),
            [_, _, _, "incremental", "legs"] => ExportAsync(api, "legs", account.Calls.LegLog, account.Calls.Legs, CallJson.WriteLeg),
            [_, _, _, "current_queue_activity"] => _stats.QueueAsync(api),
            [_, _, _, "agents_activity"] => _stats.AgentsAsync(api),
            [_, _, _, "account_overview"] => _stats.OverviewAsync(api),
            _ => Reply.NoEndpointAsync(api),
        };
    }

    private Task ExportAsync<T>(ApiCall api, string name, ChangeLog log, List<T> records, Action<Utf8JsonWriter, T> write)
        where T : StoredRecord
    {
        if (ExportTimes.Refusal(api, account, out var start) is { } refusal)
        {
            return refusal;
        }

        return Reply.JsonAsync(api, StatusCodes.Status200OK, json =>
        {
            lock (account.Gate)
            {
                account.Calls.Settle(account.Now);
                var count = 0;
                var end = start;
                json.WriteStartArray(name);

                // A page goes on to the end of its last second: the next one begins with that second again.
                for (var position = log.PositionOf(start * 1000); position < log.Count; position++)
                {
                    var (time, index) = log[position];
                    if (count >= account.Options.TalkRowsPerPage && time / 1000 != end)
                    {
                        break;
                    }

                    if (records[index].LogPosition == position)
                    {
                        write(json, records[index]);
                        count++;
                    }

                    end = time / 1000;
                }

                json.WriteEndArray();
                json.WriteNumber("count"u8, count);
                json.WriteNumber("end_time"u8, end);
                json.WriteString("next_page"u8, $"{api.BaseUrl}{api.Call.Path}?start_time={end}");
            }
        });
    }
}
