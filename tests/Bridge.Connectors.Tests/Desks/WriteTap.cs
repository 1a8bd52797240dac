using System.Collections.Concurrent;

namespace Bridge.Connectors.Tests.Desks;

/// <summary>Keeps what is sent to a help desk, and lets it lose the answers to writes alone; signing in is none.</summary>
/// <param name="setFaultsAsync">Sets the faults of the system.</param>
internal sealed class WriteTap(Func<string, Task> setFaultsAsync) : DelegatingHandler
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    public string? Fault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            Bodies.Enqueue(await content.ReadAsStringAsync(cancellationToken));
        }

        if (Fault is null || request.Method == HttpMethod.Get || request.RequestUri?.AbsolutePath.EndsWith("/token", StringComparison.Ordinal) == true)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        await setFaultsAsync(Fault);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            await setFaultsAsync("");
        }
    }
}
