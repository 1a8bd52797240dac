using System.Globalization;
using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Zendesk.Controls;

/// <summary>The control calls that play the people around a help desk: members, agents, callers, webhooks.</summary>
internal sealed class DeskControls(ZendeskAccount account, int seed)
{
    private readonly TicketControls _tickets = new(account);
    private readonly CallControls _calls = new(account);
    private readonly WebhookControls _webhooks = new(account, seed);

    public async Task<bool> AnswerAsync(HttpContext context, string name)
    {
        var words = name.Split('/');
        if (words[0] == "webhooks")
        {
            return await _webhooks.AnswerAsync(context, words);
        }

        if (words[0] is not ("tickets" or "calls" or "agents" or "dump"))
        {
            return false;
        }

        var call = new ControlCall(context, words, await ControlCall.BodyAsync(context));
        var isKnown = words[0] == "dump" ? await DeskDump.AnswerAsync(call, account)
            : words[0] == "tickets" ? await _tickets.AnswerAsync(call)
            : await _calls.AnswerAsync(call);
        return isKnown;
    }
}

/// <summary>One control call with its body.</summary>
internal sealed record ControlCall(HttpContext Context, string[] Words, JsonElement Body)
{
    public long Id => Words.Length > 1 && long.TryParse(Words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    public static async Task<JsonElement> BodyAsync(HttpContext context)
    {
        using var text = new StreamReader(context.Request.Body);
        var sent = await text.ReadToEndAsync(context.RequestAborted);
        return sent.Length == 0 ? JsonSerializer.SerializeToElement(new { }) : JsonSerializer.Deserialize<JsonElement>(sent);
    }

    public string? Text(string name) => Sent.Text(Body, name, out var text) ? text : null;

    public long Number(string name, long otherwise = 0) => Body.TryGetProperty(name, out var value) ? Sent.Id(value) : otherwise;

    public bool Flag(string name, bool otherwise) => Body.TryGetProperty(name, out var value) ? Sent.Flag(value) : otherwise;

    /// <summary>Writes an object; the delegate runs before anything is sent.</summary>
    public async Task WriteAsync(int status, Action<Utf8JsonWriter> write)
    {
        Context.Response.StatusCode = status;
        Context.Response.ContentType = "application/json";
        using (var json = new Utf8JsonWriter(Context.Response.BodyWriter))
        {
            write(json);
        }

        await Context.Response.BodyWriter.FlushAsync(Context.RequestAborted);
    }

    public async Task RefuseAsync(string reason)
    {
        Context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await Context.Response.WriteAsync(reason, Context.RequestAborted);
    }
}
