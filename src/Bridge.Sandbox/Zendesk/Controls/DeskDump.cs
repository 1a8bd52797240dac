using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk.Talk;
using Bridge.Sandbox.Zendesk.Tickets;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>Gives all tickets or calls as JSON lines, past every limit and lag.</summary>
internal static class DeskDump
{
    public static async Task<bool> AnswerAsync(ControlCall call, ZendeskAccount account)
    {
        var kind = call.Context.Request.Query["kind"].ToString();
        if (call.Context.Request.Method != "GET" || kind is not ("tickets" or "calls"))
        {
            return false;
        }

        if (kind == "calls")
        {
            await JsonLines.WriteAsync(call.Context, account.Gate, () => account.Calls.Calls.Count, (json, at) => CallJson.Write(json, account.Calls.Calls[at]));
            return true;
        }

        var tickets = new TicketJson(account);
        var baseUrl = $"{call.Context.Request.Scheme}://{call.Context.Request.Host}";
        await JsonLines.WriteAsync(
            call.Context, account.Gate, () => account.Tickets.Tickets.Count,
            (json, at) => tickets.Write(json, account.Tickets.Tickets[at], baseUrl, isExport: true, countComments: true));
        return true;
    }
}
