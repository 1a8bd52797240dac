using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Sandbox.Tests.Zendesk.Desk;

/// <summary>Listens for webhooks and answers with the given statuses, then with 200.</summary>
internal sealed class WebhookEar : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Queue<int> _statuses;
    private readonly List<Delivery> _heard = [];

    private WebhookEar(WebApplication app, int[] statuses) => (_app, _statuses) = (app, new Queue<int>(statuses));

    public string Address => _app.Urls.First() + "/hook";

    public IReadOnlyList<Delivery> Heard
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    public static async Task<WebhookEar> StartAsync(params int[] statuses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var ear = new WebhookEar(app, statuses);
        app.Run(ear.HearAsync);
        await app.StartAsync();
        return ear;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HearAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers;
        lock (_heard)
        {
            _heard.Add(new Delivery(
                headers["x-zendesk-webhook-invocation-id"].ToString(), headers["x-zendesk-webhook-signature-timestamp"].ToString(),
                headers["x-zendesk-webhook-signature"].ToString(), body));
            context.Response.StatusCode = _statuses.TryDequeue(out var status) ? status : StatusCodes.Status200OK;
        }
    }
}

/// <summary>One delivery as it came.</summary>
internal sealed record Delivery(string Invocation, string Timestamp, string Signature, string Body)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);
}
