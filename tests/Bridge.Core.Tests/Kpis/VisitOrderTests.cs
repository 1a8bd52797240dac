using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Core.Tests.Kpis;

public class VisitOrderTests
{
    [Fact]
    public void Of_one_instant_what_went_on_to_another_visit_comes_first()
    {
        var passedOn = Visits.Of(CallOutcome.TimeoutOverflow, 0);
        var transferred = Visits.Of(CallOutcome.Answered, 0, talk: 0) with { Transfer = (byte)TransferKind.Blind };
        var hungUp = Visits.Of(CallOutcome.AbandonedQueue, 0);
        var answered = Visits.Of(CallOutcome.Answered, 12, talk: 30);
        var ended = Visits.Of(CallOutcome.Answered, 12) with { Length = 90_000 };

        Assert.Equal(VisitOrder.PlaceWithinInstant(passedOn), VisitOrder.PlaceWithinInstant(transferred));
        Assert.True(VisitOrder.PlaceWithinInstant(passedOn) < VisitOrder.PlaceWithinInstant(hungUp));
        Assert.True(VisitOrder.PlaceWithinInstant(hungUp) < VisitOrder.PlaceWithinInstant(answered));
        Assert.True(VisitOrder.PlaceWithinInstant(answered) < VisitOrder.PlaceWithinInstant(ended));
    }
}
