namespace Bridge.Sandbox.Zendesk.Tickets.Metrics;

/// <summary>The account's schedule: the same hours on each working day, in a time zone.</summary>
internal sealed class BusinessHours(ZendeskSandboxOptions options)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.BusinessTimeZone);

    /// <summary>The milliseconds between two moments (Unix milliseconds) that fall into the schedule.</summary>
    public long Between(long from, long to)
    {
        if (to <= from)
        {
            return 0;
        }

        long sum = 0;
        var last = Day(to);
        for (var day = Day(from); day <= last; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            {
                continue;
            }

            var opens = Moment(day, options.BusinessDayStart);
            var closes = Moment(day, options.BusinessDayEnd);
            sum += Math.Max(0, Math.Min(to, closes) - Math.Max(from, opens));
        }

        return sum;
    }

    private DateOnly Day(long time) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), _zone).DateTime);

    private long Moment(DateOnly day, TimeOnly hour)
    {
        var local = day.ToDateTime(hour, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
