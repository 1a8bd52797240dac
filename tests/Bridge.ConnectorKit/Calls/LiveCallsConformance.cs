using Bridge.Core.Calls.Live;

namespace Bridge.ConnectorKit.Calls;

/// <summary>What every way to see who waits now must keep.</summary>
public abstract class LiveCallsConformance : IAsyncLifetime
{
    private ILiveCalls? _live;

    private ILiveCalls Live => _live ?? throw new InvalidOperationException("The phone system is not started yet.");

    /// <summary>Starts a phone system in which nobody calls.</summary>
    protected abstract Task<ILiveCalls> StartAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopAsync();

    /// <summary>Somebody calls, and waits until the end of the test.</summary>
    protected abstract Task WaitAsync();

    async Task IAsyncLifetime.InitializeAsync() => _live = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync()
    {
        _live?.Dispose();
        await StopAsync();
    }

    [Fact]
    public async Task Where_nobody_calls_nobody_waits()
    {
        var floor = await Live.ReadAsync(CancellationToken.None);

        Assert.Equal((0, null), (floor.Waiting, floor.OldestSince));
        Assert.InRange(Live.Every, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Whoever_waits_is_counted_at_each_look_and_since_when_the_first_does()
    {
        await WaitAsync();
        var first = await Live.ReadAsync(CancellationToken.None);
        await WaitAsync();
        var second = await Live.ReadAsync(CancellationToken.None);

        Assert.Equal((1, 2), (first.Waiting, second.Waiting));
        Assert.NotNull(second.OldestSince);
        Assert.True(second.OldestSince <= second.At, $"{second.OldestSince} after {second.At}");
    }
}
