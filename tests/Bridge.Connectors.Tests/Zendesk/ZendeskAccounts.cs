using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>The accounts of one conformance test: the one that is written, and those that fail.</summary>
/// <param name="shape">The fields written.</param>
/// <param name="bulk">Value of the setting <c>bulk</c>.</param>
internal sealed class ZendeskAccounts<T>(TargetShape shape, string bulk) : IAsyncDisposable
    where T : IRecord
{
    private readonly List<ZendeskHost> _hosts = [];

    /// <summary>The account that is written.</summary>
    public ZendeskHost Host => _hosts[0];

    public async Task<ISink<T>> StartAsync()
    {
        _hosts.Add(await ZendeskHost.StartAsync(new ZendeskSandboxOptions
        {
            IncrementalLagSeconds = 0,
            SingleUpsertsPerSecond = 0,
            WritesPerUserPerMinute = 0,
        }));
        var sink = Open(Host, shape, ("bulk", bulk));
        await ZendeskHost.ProvisionAsync((IProvisions)sink, shape);
        return sink;
    }

    /// <summary>Opens another sink of the same place, for other fields.</summary>
    public ISink<T> Open(TargetShape other) => Open(Host, other, ("bulk", bulk));

    public async Task<ISink<T>> OpenFailingAsync(FailureKind kind)
    {
        var host = await ZendeskHost.StartAsync();
        _hosts.Add(host);
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return kind == FailureKind.Configuration
            ? Open(host, shape, ("bulk", bulk), ("apiToken", "wrong-token"))
            : Open(host, shape, ("bulk", bulk));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static ISink<T> Open(ZendeskHost host, TargetShape shape, params (string, string)[] settings) =>
        ((IOpensSink<T>)(object)host.Connector).OpenSink(host.Connect(settings), shape);
}
