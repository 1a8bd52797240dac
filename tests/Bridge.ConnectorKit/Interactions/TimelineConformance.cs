using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;

namespace Bridge.ConnectorKit.Interactions;

/// <summary>What every list of what happened to a person must keep.</summary>
public abstract class TimelineConformance : IAsyncLifetime
{
    /// <summary>A member whom the CRM knows.</summary>
    protected const string Member = "mls:M0000001";

    private ITimeline? _timeline;

    private ITimeline Timeline => _timeline ?? throw new InvalidOperationException("The CRM is not started yet.");

    /// <summary>Starts a CRM that knows the member and nothing that happened to them.</summary>
    protected abstract Task<ITimeline> StartAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopAsync();

    /// <summary>Reads, beside the connector, what the member's list says: one line for each entry, oldest first.</summary>
    protected abstract Task<IReadOnlyList<string>> ShownAsync();

    async Task IAsyncLifetime.InitializeAsync() => _timeline = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await StopAsync();

    [Fact]
    public async Task What_is_added_twice_stands_there_once_and_its_like_of_the_same_second_beside_it()
    {
        await Timeline.AddAsync("key-1", Class("Listing photos"), CancellationToken.None);
        await Timeline.AddAsync("key-1", Class("Listing photos"), CancellationToken.None);
        await Timeline.AddAsync("key-2", Class("Forms"), CancellationToken.None);

        var shown = await ShownAsync();

        Assert.Equal(2, shown.Count);
        Assert.Contains(shown, line => line.Contains("Listing photos", StringComparison.Ordinal));
        Assert.Contains(shown, line => line.Contains("Forms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_whom_the_CRM_does_not_know_is_refused_for_good()
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Timeline.AddAsync("key-1", Class("Forms") with { MemberId = "mls:nobody" }, CancellationToken.None));

        Assert.Equal(FailureKind.Data, failure.Kind);
        Assert.Empty(await ShownAsync());
    }

    private static Interaction Class(string subject) => new()
    {
        Key = new RecordKey("lms", subject),
        MemberId = Member,
        At = new DateTimeOffset(2026, 11, 20, 17, 0, 0, TimeSpan.Zero),
        Channel = InteractionChannel.Class,
        Subject = subject,
        Outcome = "attended",
    };
}
