using System.Globalization;
using Bridge.Core.Kpis.Arrivals;

namespace Bridge.Host.Features.Wall;

/// <summary>Says in words whether anything deviates from the usual day.</summary>
internal static class WallSentence
{
    /// <summary>Words the state.</summary>
    /// <param name="state">What is known.</param>
    /// <returns>The state as one word for the page, a heading of a word or two, and the sentence.</returns>
    public static (string State, string Heading, string Sentence) Of(WallState state)
    {
        if (!state.HasSources)
        {
            return ("empty", "Not set up", "Name the phone system to follow in the settings, under kpis: live (docs/wallboard.md).");
        }

        if (state.Floor is null)
        {
            return state.Problem is { } cause ? ("stale", "No numbers", cause) : ("empty", "Starting", "The phone system has not answered yet.");
        }

        if (state.IsStale)
        {
            return ("stale", "Old numbers", $"These numbers are {Age(state.Age ?? TimeSpan.Zero)} old. {state.Problem ?? "The phone system does not answer."}");
        }

        List<(AlarmLevel Level, string Sentence)> alarms = [.. Alarms(state)];
        if (alarms.Count > 0)
        {
            var level = alarms.Max(alarm => alarm.Level);
            var words = string.Join(" ", alarms.OrderByDescending(alarm => alarm.Level).Select(alarm => alarm.Sentence));
            return level == AlarmLevel.Red ? ("red", "Alarm", words) : ("amber", "Unusual", words);
        }

        return state.Day switch
        {
            { Door: { IsOpen: false } door } closed => ("closed", "Closed", Closed(door, closed, state.Floor.Waiting)),
            null when state.Floor.CallsSince is not null => ("empty", "Starting", "The days before are being read."),
            null when state.Floor.CallsMissing is { } why => ("normal", "Live", $"Who waits now is told; single calls are not, so there is no comparison with the usual day. {why}"),
            null => ("normal", "Live", "The phone system tells who waits now, but not single calls: no comparison with the usual day."),
            { Usual.Baseline.IsLearning: true } day => ("learning", "Learning", Learning(day)),
            { Earlier: > 0 } day => ("normal", "Normal", $"Arrivals are as usual now; earlier today {Times(day.Earlier)}."),
            _ => ("normal", "Normal", "Arrivals are as usual for this day and hour."),
        };
    }

    private static IEnumerable<(AlarmLevel Level, string Sentence)> Alarms(WallState state)
    {
        if (state.Day is { Alarm: { } alarm } day)
        {
            var peak = alarm.Peak;
            var span = $"{day.Usual.Time(peak.Slot - peak.Window + 1)} to {day.Usual.Time(peak.Slot + 1)}";
            var expected = peak.IsRise ? $"no more than on other days, but after the hour before {Number(peak.Expected)} were to be expected" : $"normal {Number(peak.Expected)}";
            yield return (alarm.Level, $"{(peak.Count == 0 ? "No calls" : Calls(peak.Count))} from {span}, {expected}{Extra(state)}.");
        }

        if (state.Day?.Silence is { } missing)
        {
            var since = state.Day.LastArrival is { } last ? $"for {Age(state.Now - last)}" : "today";
            yield return (AlarmLevel.Red, $"No call {since}, where {Number(missing)} were to be expected: the phones may be down.");
        }

        if (state.IsTooLong)
        {
            yield return (AlarmLevel.Amber, $"A caller waits longer than {3 * state.WithinSeconds} s.");
        }
    }

    private static string Extra(WallState state)
    {
        if (state.Extra is not { } extra)
        {
            return "";
        }

        var people = state.ExtraPeople is > 0 and var count ? $", {count} different callers" : "";
        return $"; mostly '{extra.Name}': {Percent(extra.ShareNow)} of the calls, usually {Percent(extra.ShareBefore)}{people}";
    }

    private static string Learning(WallDay day)
    {
        var known = day.Usual.Baseline.Days.Count;
        var weekday = CultureInfo.InvariantCulture.DateTimeFormat.GetDayName(day.Usual.Date.DayOfWeek);
        return $"{(known == 0 ? $"No {weekday} is" : known == 1 ? $"One {weekday} is" : $"{known} {weekday}s are")} known yet; once three are, the day is compared with the usual one. Files of past calls make it known at once (docs/calls.md).";
    }

    private static string Closed(DeskDoor door, WallDay day, int waiting)
    {
        var callers = waiting switch { 0 => "", 1 => " One caller waits all the same.", _ => $" {waiting} callers wait all the same." };
        var earlier = day.Earlier > 0 ? $" Today arrivals deviated {Count(day.Earlier)}." : "";
        return $"Outside business hours{(door.Opens.Length > 0 ? $"; the desk opens {door.Opens}" : "")}.{callers}{earlier}";
    }

    private static string Times(int count) => $"they deviated {Count(count)}";

    private static string Count(int times) => times == 1 ? "once" : $"{times} times";

    private static string Calls(int count) => count == 1 ? "1 call" : $"{count} calls";

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "\u00a0%";

    private static string Age(TimeSpan age) => age < TimeSpan.FromMinutes(2) ? $"{(int)age.TotalSeconds} s"
        : age < TimeSpan.FromHours(2) ? $"{(int)age.TotalMinutes} minutes" : age < TimeSpan.FromDays(2) ? $"{(int)age.TotalHours} hours" : $"{(int)age.TotalDays} days";
}
