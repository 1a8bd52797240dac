using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Salesforce;

/// <summary>The orgs of one conformance test: the one that is written, and those that fail.</summary>
/// <param name="shape">The fields written.</param>
internal sealed class SalesforceOrgs<T>(TargetShape shape) : IAsyncDisposable
    where T : IRecord
{
    private readonly List<SalesforceHost> _hosts = [];

    /// <summary>The org that is written.</summary>
    public SalesforceHost Host => _hosts[0];

    public async Task<ISink<T>> StartAsync()
    {
        // A call that takes a while can be cancelled; one over loopback may be done before.
        _hosts.Add(await SalesforceHost.StartAsync(new(), latency: 8));
        var sink = Open(Host, shape);
        await SalesforceHost.ProvisionAsync((IProvisions)sink, shape);
        return sink;
    }

    /// <summary>Opens another sink of the same place, for other fields.</summary>
    public ISink<T> Open(TargetShape other) => Open(Host, other);

    public async Task<ISink<T>> OpenFailingAsync(FailureKind kind)
    {
        var host = await SalesforceHost.StartAsync();
        _hosts.Add(host);
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return kind == FailureKind.Configuration ? Open(host, shape, ("clientSecret", "wrong-secret")) : Open(host, shape);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    private static ISink<T> Open(SalesforceHost host, TargetShape shape, params (string, string?)[] settings) =>
        ((IOpensSink<T>)(object)host.Connector).OpenSink(host.Connect(settings), shape);
}
