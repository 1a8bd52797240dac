using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Outbox.Notices;

/// <summary>The MLS's own address for notices; it checks signatures and can be told to refuse.</summary>
internal sealed class NoticeReceiver : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

    private readonly WebApplication _app;

    private NoticeReceiver(WebApplication app) => _app = app;

    /// <summary>What was taken, in order.</summary>
    public ConcurrentQueue<(string Id, JsonElement Body)> Taken { get; } = new();

    /// <summary>Calls whose signature was wrong.</summary>
    public int Forged { get; private set; }

    /// <summary>All calls, refused ones too.</summary>
    public int Calls { get; private set; }

    /// <summary>Chooses the answer; default 204.</summary>
    public Func<int, int> Answer { get; set; } = _ => StatusCodes.Status204NoContent;

    public string Address => $"{_app.Urls.First()}/hooks";

    public static async Task<NoticeReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var receiver = new NoticeReceiver(builder.Build());
        receiver._app.MapPost("/hooks", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes);
        var (id, at) = (context.Request.Headers["webhook-id"].ToString(), context.Request.Headers["webhook-timestamp"].ToString());
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. bytes.ToArray()];
        var right = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret["whsec_".Length..]), signed))}";
        lock (Taken)
        {
            var status = Answer(Calls++);
            context.Response.StatusCode = status;
            if (context.Request.Headers["webhook-signature"] != right)
            {
                Forged++;
            }
            else if (status < 300)
            {
                Taken.Enqueue((id, JsonDocument.Parse(bytes.ToArray()).RootElement));
            }
        }
    }
}
