using Bridge.ConnectorKit.Interactions;
using Bridge.Core.Interactions;

namespace Bridge.Connectors.Tests.Zendesk.Timeline;

public sealed class ZendeskTimelineConformance : TimelineConformance
{
    private ZendeskHost? _host;

    private ZendeskHost Host => _host ?? throw new InvalidOperationException("The account is not started yet.");

    protected override async Task<ITimeline> StartAsync()
    {
        _host = await ZendeskHost.StartAsync();
        await _host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Member });
        return _host.Connector.OpenTimeline(_host.ConnectAsHost());
    }

    protected override async Task StopAsync() => await Host.DisposeAsync();

    protected override async Task<IReadOnlyList<string>> ShownAsync()
    {
        var user = await Host.FindAsync("users", Member, "id");
        var shown = await Host.CallAsync(HttpMethod.Get, $"api/v2/users/{user}/events");
        return [.. shown!.Value.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("description").GetString() ?? "")]; // the stand-in answers so
    }
}
