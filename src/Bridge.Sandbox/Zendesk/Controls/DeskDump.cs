using System.Text.Json;
using Bridge.Sandbox.Zendesk.Talk;
using Bridge.Sandbox.Zendesk.Tickets;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>Gives all tickets or calls as JSON lines, past every limit and lag.</summary>
internal static class DeskDump
{
    private const int LinesAtOnce = 500;

    public static async Task<bool> AnswerAsync(ControlCall call, ZendeskAccount account)
    {
        var kind = call.Context.Request.Query["kind"].ToString();
        if (call.Context.Request.Method != "GET" || kind is not ("tickets" or "calls"))
        {
            return false;
        }

        var tickets = new TicketJson(account);
        var baseUrl = $"{call.Context.Request.Scheme}://{call.Context.Request.Host}";
        call.Context.Response.ContentType = "application/x-ndjson";
        for (var start = 0; start < Count(account, kind); start += LinesAtOnce)
        {
            Write(call, account, start, (json, index) =>
            {
                if (kind == "calls")
                {
                    CallJson.Write(json, account.Calls.Calls[index]);
                }
                else
                {
                    tickets.Write(json, account.Tickets.Tickets[index], baseUrl, true, true);
                }
            }, Count(account, kind));
            await call.Context.Response.BodyWriter.FlushAsync(call.Context.RequestAborted);
        }

        return true;
    }

    private static int Count(ZendeskAccount account, string kind) => kind == "calls" ? account.Calls.Calls.Count : account.Tickets.Tickets.Count;

    private static void Write(ControlCall call, ZendeskAccount account, int start, Action<Utf8JsonWriter, int> write, int count)
    {
        using var json = new Utf8JsonWriter(call.Context.Response.BodyWriter);
        lock (account.Gate)
        {
            for (var index = start; index < Math.Min(start + LinesAtOnce, count); index++)
            {
                write(json, index);
                json.Flush();
                call.Context.Response.BodyWriter.GetSpan(1)[0] = (byte)'\n';
                call.Context.Response.BodyWriter.Advance(1);
                json.Reset();
            }
        }
    }
}
