using Bridge.Host.Features.Scheduling;

namespace Bridge.Host.Tests.Features.Scheduling;

public class RouteTurnsTests
{
    private static readonly DateTimeOffset _noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_route_waits_for_a_turn_that_is_due_before_it_although_it_has_not_begun()
    {
        var turns = new RouteTurns();

        Assert.False(turns.TryBegin("members", After("offices", _noon)));
        Assert.True(turns.TryBegin("offices", After()));
        Assert.Equal(["members"], turns.End("offices", _noon));
        Assert.True(turns.TryBegin("members", After("offices", _noon)));
    }

    [Fact]
    public void A_route_waits_for_a_run_beside_the_schedule_too_and_is_called_once()
    {
        var turns = new RouteTurns();
        turns.TryBegin("offices", After());
        turns.End("offices", _noon);
        turns.TryBegin("offices", After());

        Assert.False(turns.TryBegin("members", After("offices", _noon)));
        Assert.False(turns.TryBegin("members", After("offices", _noon)));
        Assert.Equal(["members"], turns.End("offices", _noon));
        Assert.Empty(turns.End("offices", _noon));
    }

    [Fact]
    public void A_route_whose_forerunner_has_never_been_due_does_not_wait_for_it()
    {
        Assert.True(new RouteTurns().TryBegin("members", After("nightly", null)));
    }

    private static Dictionary<string, DateTimeOffset?> After() => [];

    private static Dictionary<string, DateTimeOffset?> After(string route, DateTimeOffset? due) => new() { [route] = due };
}
