using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Telemetry;

/// <summary>A collector that takes OTLP over HTTP and keeps what it got.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string? Type, byte[] Body)> _got = new();

    private Collector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var collector = new Collector(builder.Build());
        collector._app.MapPost("/v1/{signal}", collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>All text of a signal; names and words stand in the protobuf as they are.</summary>
    public string Text(string signal)
    {
        var got = _got.Where(entry => entry.Path == $"/v1/{signal}").ToList();
        Assert.All(got, entry => Assert.Equal("application/x-protobuf", entry.Type));
        return string.Concat(got.Select(entry => Encoding.Latin1.GetString(entry.Body)));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _got.Enqueue((context.Request.Path.Value!, context.Request.ContentType, body.ToArray())); // a routed request has a path
    }
}
