using System.Net;
using System.Text.Json;
using Bridge.Sandbox.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bridge.Sandbox.Serving;

/// <summary>A stateful stand-in of an outer system, served over HTTP on the loopback address.</summary>
/// <remarks>
/// A derived class answers API calls; calls below <c>/_sandbox/</c> steer and inspect the sandbox and are never
/// spoilt, delayed, limited or counted.
/// </remarks>
public abstract class SandboxServer : IAsyncDisposable
{
    private readonly FaultGate _gate;
    private readonly RecordingSwitch _recording;
    private WebApplication? _app;

    private protected SandboxServer(SandboxSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        History = new CallHistory(settings.Grace);
        _recording = new RecordingSwitch(settings.Recording);
        Faults = new FaultSwitch(settings.Faults, settings.Seed, settings.Time);
        _gate = new FaultGate(Faults, History, settings, ErrorBody);
    }

    /// <summary>Where the server listens, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>The calls answered so far.</summary>
    public CallHistory History { get; }

    internal FaultSwitch Faults { get; }

    private protected SandboxSettings Settings { get; }

    private protected TimeProvider Time => Settings.Time;

    /// <summary>Stops listening and ends everything that runs in the background.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is { } app)
        {
            _app = null;
            await app.DisposeAsync();
        }
    }

    /// <summary>Begins to listen; <see cref="Address"/> is known afterwards.</summary>
    private protected async Task ListenAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, Settings.Port);
        });
        _app = builder.Build();
        _app.Run(DispatchAsync);
        await _app.StartAsync(cancellationToken);
        Address = new Uri(_app.Urls.First());
    }

    /// <summary>Answers one API call.</summary>
    private protected abstract Task AnswerAsync(HttpContext context, SandboxCall call);

    /// <summary>Answers a control call of this sandbox alone; false where the path is unknown.</summary>
    /// <param name="context">The call.</param>
    /// <param name="name">What follows <c>/_sandbox/</c> in the path.</param>
    private protected virtual Task<bool> AnswerControlAsync(HttpContext context, string name) => Task.FromResult(false);

    /// <summary>Adds this sandbox's own counts to <c>GET /_sandbox/stats</c>.</summary>
    private protected virtual void WriteStatistics(Utf8JsonWriter json)
    {
    }

    /// <summary>Sets this sandbox's own counts back to zero.</summary>
    private protected virtual void ResetStatistics()
    {
    }

    /// <summary>The JSON body this system sends with an injected error of the given status.</summary>
    private protected virtual string ErrorBody(int status) => $$"""{"error":"{{status}}"}""";

    private async Task DispatchAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        if (!path.StartsWith("/_sandbox/", StringComparison.Ordinal))
        {
            if (_recording.Current is { } recording)
            {
                await recording.TakeAsync(context.Request, context.RequestAborted);
            }

            await _gate.PassAsync(context, AnswerAsync);
            return;
        }

        var name = path["/_sandbox/".Length..].TrimEnd('/');
        if ((context.Request.Method, name) == ("POST", "reset-stats"))
        {
            ResetStatistics();
        }

        if (!await ControlEndpoints.AnswerAsync(context, name, History, Faults, WriteStatistics)
            && !await _recording.AnswerAsync(context, name)
            && !await AnswerControlAsync(context, name))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }
}
