using Bridge.Sandbox.Serving;
using Microsoft.AspNetCore.Http;

namespace Bridge.Sandbox.Tests.Faults;

/// <summary>A server whose only state is the number of calls that took effect.</summary>
internal sealed class EchoServer : SandboxServer
{
    private int _applied;

    private EchoServer(SandboxSettings settings)
        : base(settings)
    {
    }

    public int AppliedCount => _applied;

    public static async Task<EchoServer> StartAsync(SandboxSettings settings)
    {
        var server = new EchoServer(settings);
        await server.ListenAsync(CancellationToken.None);
        return server;
    }

    private protected override async Task AnswerAsync(HttpContext context, SandboxCall call)
    {
        Interlocked.Increment(ref _applied);
        call.Applied = true;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("""{"answer":"forty-two"}""", context.RequestAborted);
    }
}
