using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Hosts;

/// <summary>The stand-ins of one conformance test: the one that is written, and those that fail.</summary>
/// <param name="start">Starts the one that is written.</param>
/// <param name="startFailing">Starts one that is to fail.</param>
/// <param name="wrong">A setting that makes the sign-in fail.</param>
/// <param name="shape">The fields written.</param>
/// <param name="settings">Settings of each connection.</param>
internal sealed class SinkHosts<T>(
    Func<Task<CrmHost>> start, Func<Task<CrmHost>> startFailing, (string Name, string? Value) wrong, TargetShape shape, params (string Name, string? Value)[] settings)
    : IAsyncDisposable
    where T : IRecord
{
    private readonly List<CrmHost> _hosts = [];

    /// <summary>The one that is written.</summary>
    public CrmHost Written => _hosts[0];

    public async Task<ISink<T>> StartAsync()
    {
        _hosts.Add(await start());
        var sink = Open(shape);
        await CrmHost.ProvisionAsync((IProvisions)sink, shape);
        return sink;
    }

    /// <summary>Opens another sink of the same place, for other fields.</summary>
    public ISink<T> Open(TargetShape other) => Written.OpenSink<T>(other, settings);

    /// <summary>Opens a sink of a place that fails.</summary>
    /// <param name="kind">How it fails.</param>
    /// <param name="faults">What makes it fail so, beside a wrong sign-in.</param>
    public async Task<ISink<T>> OpenFailingAsync(FailureKind kind, string faults)
    {
        var host = await startFailing();
        _hosts.Add(host);
        await host.SetFaultsAsync(faults);
        return host.OpenSink<T>(shape, kind == FailureKind.Configuration ? [.. settings, wrong] : settings);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }
}
