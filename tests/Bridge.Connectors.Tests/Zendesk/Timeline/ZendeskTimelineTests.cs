using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Zendesk.Timeline;

public sealed class ZendeskTimelineTests : IAsyncLifetime
{
    private const string Ada = "mls:M0000001";
    private ZendeskHost? _host;

    private ZendeskHost Host => _host ?? throw new InvalidOperationException("The account is not started yet.");

    async Task IAsyncLifetime.InitializeAsync()
    {
        _host = await ZendeskHost.StartAsync();
        await _host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Ada });
    }

    async Task IAsyncLifetime.DisposeAsync() => await Host.DisposeAsync();

    [Fact]
    public async Task The_same_key_stands_there_once_and_passes_the_gate()
    {
        var timeline = Host.Connector.OpenTimeline(Host.ConnectAsHost());

        await timeline.AddAsync("key-1", Class("Listing photos"), default);
        await timeline.AddAsync("key-1", Class("Listing photos"), default);
        await timeline.AddAsync("key-2", Class("Forms"), default); // the same second

        var events = await EventsAsync();
        Assert.Equal(["Listing photos", "Forms"], events.Select(one => one.GetProperty("description").GetString()));
        Assert.All(events, one => Assert.Equal("class", one.GetProperty("type").GetString()));
        Assert.Equal("attended", events[0].GetProperty("properties").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task A_member_whom_the_account_does_not_know_is_refused_for_good()
    {
        var timeline = Host.Connector.OpenTimeline(Host.Connect());

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => timeline.AddAsync("key-1", Class("Forms") with { MemberId = "mls:M9" }, default));

        Assert.Equal(FailureKind.Data, failure.Kind);
    }

    [Theory]
    [InlineData("500:100%", FailureKind.Transient)]
    [InlineData("429:100%", FailureKind.Throttled)]
    public async Task Failures_that_pass_have_their_kind(string faults, FailureKind kind)
    {
        await Host.SetFaultsAsync(faults);
        var timeline = Host.Connector.OpenTimeline(Host.Connect());

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => timeline.AddAsync("key-1", Class("Forms"), default));

        Assert.Equal(kind, failure.Kind);
        Assert.DoesNotContain(ZendeskHost.Token, failure.ToString(), StringComparison.Ordinal);
    }

    private async Task<List<System.Text.Json.JsonElement>> EventsAsync()
    {
        var user = await Host.FindAsync("users", Ada, "id");
        var shown = await Host.CallAsync(HttpMethod.Get, $"api/v2/users/{user}/events");
        return [.. shown!.Value.GetProperty("events").EnumerateArray()];
    }

    private static Interaction Class(string subject) => new()
    {
        Key = new RecordKey("lms", subject),
        MemberId = Ada,
        At = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero),
        Channel = InteractionChannel.Class,
        Subject = subject,
        Outcome = "attended",
    };
}
