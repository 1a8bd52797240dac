using System.Collections.Concurrent;

namespace Bridge.Connectors.Tests.Freshdesk.Tickets;

/// <summary>Keeps what is sent, and lets the account lose the answers to writes alone.</summary>
internal sealed class FreshdeskWireTap(FreshdeskHost host) : DelegatingHandler
{
    public ConcurrentQueue<string> Bodies { get; } = [];

    public string? Fault { get; set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } content)
        {
            Bodies.Enqueue(await content.ReadAsStringAsync(cancellationToken));
        }

        if (Fault is null || request.Method == HttpMethod.Get)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        await host.SetFaultsAsync(Fault);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            await host.SetFaultsAsync("");
        }
    }
}
