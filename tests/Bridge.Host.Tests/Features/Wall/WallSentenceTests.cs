using Bridge.Core.Calls.Live;
using Bridge.Core.Kpis.Arrivals;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Wall;

namespace Bridge.Host.Tests.Features.Wall;

public class WallSentenceTests
{
    private static readonly DateTimeOffset _now = new(2026, 8, 10, 14, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(AlarmLevel.Amber, false, "amber", "Unusual", "90 calls from 13:30 to 14:00, normal 50.")]
    [InlineData(AlarmLevel.Red, false, "red", "Alarm", "90 calls from 13:30 to 14:00, normal 50.")]
    [InlineData(AlarmLevel.Amber, true, "amber", "Unusual", "90 calls from 13:30 to 14:00, no more than on other days, but after the hour before 50 were to be expected.")]
    public void An_alarm_is_as_serious_as_its_slots_are_together(AlarmLevel level, bool isRise, string state, string heading, string sentence)
    {
        var calendar = DeskCalendar.Of(null, null);
        var day = calendar.Local(_now.ToUnixTimeSeconds() / LocalSlot.Seconds).Day;
        var usual = new UsualDay(calendar, day, 15, ArrivalBaseline.Of([], DateOnly.FromDateTime(_now.UtcDateTime)));
        var peak = new ArrivalVerdict(Slot: 55, Window: 2, Count: 90, Expected: 50, Z: 4.5, AlarmLevel.Red) { IsRise = isRise };

        var said = WallSentence.Of(new WallState
        {
            Now = _now,
            HasSources = true,
            Floor = new Floor(_now, 0, null, null, null),
            Day = new WallDay(usual, [], 56, 56, 0, 1, new ArrivalEvent(55, 55, peak, level), 0, null, null, DeskDoor.Of(calendar, _now)),
            WithinSeconds = 45,
        });

        Assert.Equal((state, heading, sentence), said);
    }

    [Theory]
    [InlineData("2026-08-10T06:10:00Z", 0, "Outside business hours; the desk opens at 08:00.")]
    [InlineData("2026-08-10T20:00:00Z", 1, "Outside business hours; the desk opens tomorrow at 08:00. One caller waits all the same.")]
    [InlineData("2026-08-14T17:45:00Z", 3, "Outside business hours; the desk opens on Monday at 09:30. 3 callers wait all the same.")]
    [InlineData("2026-12-20T12:00:00Z", 0, "Outside business hours; the desk opens on 2026-12-28 at 09:30.")]
    public void Outside_business_hours_the_wall_says_so_and_when_the_desk_opens(string now, int waiting, string sentence)
    {
        var calendar = DeskCalendar.Of("UTC", """
            version: 1
            record: hours
            hours: { monday: 09:30-17:30, tuesday: 08:00-17:30, wednesday: 08:00-17:30, thursday: 08:00-17:30, friday: 08:00-17:30 }
            exceptions: { 2026-08-10: 08:00-17:30, 2026-12-21: closed, 2026-12-22: closed, 2026-12-23: closed, 2026-12-24: closed, 2026-12-25: closed }
            """);

        var said = WallSentence.Of(Quiet(calendar, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), waiting));

        Assert.Equal(("closed", "Closed", sentence), said);
    }

    [Fact]
    public void Without_business_hours_the_desk_never_closes()
    {
        var said = WallSentence.Of(Quiet(DeskCalendar.Of(null, null), _now, 0));

        Assert.Equal("learning", said.State);
        Assert.EndsWith("Files of past calls make it known at once (docs/calls.md).", said.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(61, "61 s")]
    [InlineData(1_000, "16 minutes")]
    [InlineData(30_000, "8 hours")]
    [InlineData(300_000, "3 days")]
    public void How_old_numbers_are_is_told_in_a_unit_that_fits(int seconds, string age)
    {
        var state = Quiet(DeskCalendar.Of(null, null), _now, 0) with { Now = _now.AddSeconds(seconds) };

        Assert.Equal($"These numbers are {age} old. The phone system does not answer.", WallSentence.Of(state).Sentence);
    }

    private static WallState Quiet(DeskCalendar calendar, DateTimeOffset now, int waiting)
    {
        var day = calendar.Local(now.ToUnixTimeSeconds() / LocalSlot.Seconds).Day;
        var usual = new UsualDay(calendar, day, 15, ArrivalBaseline.Of([], DateOnly.FromDateTime(now.UtcDateTime)));
        return new WallState
        {
            Now = now,
            HasSources = true,
            Floor = new Floor(now, waiting, null, null, null) { CallsSince = now.AddDays(-1) },
            Day = WallDay.Of(usual, [], now.AddDays(-1), now, TimeSpan.Zero, AlarmLimits.Usual),
            WithinSeconds = 45,
        };
    }
}
