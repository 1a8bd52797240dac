using Bridge.Core.Calls.Live;
using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Wall;

namespace Bridge.Host.Tests.Features.Wall;

public class WallSentenceTests
{
    private static readonly DateTimeOffset _now = new(2026, 8, 10, 14, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AlarmLevel.Amber, "amber", "Unusual")]
    [InlineData(AlarmLevel.Red, "red", "Alarm")]
    public void An_alarm_is_as_serious_as_its_slots_are_together(AlarmLevel level, string state, string heading)
    {
        var calendar = DeskCalendar.Of(null, null);
        var day = calendar.Local(_now.ToUnixTimeSeconds() / LocalSlot.Seconds).Day;
        var usual = new UsualDay(calendar, day, 15, ArrivalBaseline.Of([], DateOnly.FromDateTime(_now.UtcDateTime)));
        var peak = new ArrivalVerdict(Slot: 55, Window: 2, Count: 90, Expected: 50, Z: 4.5, AlarmLevel.Red);

        var said = WallSentence.Of(new WallState
        {
            Now = _now,
            HasSources = true,
            Floor = new Floor(_now, 0, null, null, null),
            Day = new WallDay(usual, [], 56, 56, 0, 1, new ArrivalEvent(55, 55, peak, level), 0, null, null),
            WithinSeconds = 45,
        });

        Assert.Equal((state, heading, "90 calls from 13:30 to 14:00, normal 50."), said);
    }
}
