using System.Net.Http.Json;
using Bridge.ConnectorKit.Calls;
using Bridge.Connectors.Tests.Telephony;
using Bridge.Core.Calls.Live;

namespace Bridge.Connectors.Tests.Zendesk.Talk;

public sealed class ZendeskLiveCallsConformance : LiveCallsConformance
{
    private ZendeskHost? _host;

    private ZendeskHost Host => _host ?? throw new InvalidOperationException("The account is not started yet.");

    protected override async Task<ILiveCalls> StartAsync()
    {
        _host = await ZendeskHost.StartAsync();
        return _host.Connector.OpenLiveCalls(_host.Connect(), new CollectedCalls());
    }

    protected override async Task StopAsync() => await Host.DisposeAsync();

    protected override async Task WaitAsync()
    {
        using var answer = await Host.Control.PostAsJsonAsync("_sandbox/calls", new { live = true });
        answer.EnsureSuccessStatusCode();
    }
}
