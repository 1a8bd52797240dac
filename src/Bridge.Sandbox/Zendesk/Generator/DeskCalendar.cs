using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Zendesk.Generator;

/// <summary>When members ask and agents work: two humps on weekdays, little on weekends and at night.</summary>
internal sealed class DeskCalendar(ZendeskSandboxOptions options, ulong seed, DateTimeOffset now, int days)
{
    // Of a thousand calls and tickets of a day, by hour of the local day.
    private static readonly int[] _hours =
        [3, 2, 1, 1, 2, 5, 12, 35, 72, 112, 124, 104, 74, 90, 106, 96, 70, 40, 20, 12, 8, 5, 4, 2];

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(options.BusinessTimeZone);

    /// <summary>When something begins; Unix milliseconds of a whole second, before now.</summary>
    public long Arrival(int row, uint salt)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
        for (uint attempt = 0; ; attempt++)
        {
            var day = today.AddDays(-Dice.Pick(seed, row, salt + attempt, Math.Max(1, days)));
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && attempt < 20 && !Dice.Falls(seed, row, salt + 50 + attempt, 0.15))
            {
                continue;
            }

            var moment = Moment(day, Hour(Dice.Pick(seed, row, salt + 100, _hours.Sum())), Dice.Pick(seed, row, salt + 101, 3600));
            return moment <= now.ToUnixTimeMilliseconds() ? moment : moment - 86_400_000;
        }
    }

    /// <summary>The first moment from then on at which agents work.</summary>
    public long Working(long time, int row)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), _zone);
        var day = DateOnly.FromDateTime(local.DateTime);
        var isOpen = local.Hour is >= 8 and < 18 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (isOpen)
        {
            return time;
        }

        day = local.Hour >= 18 ? day.AddDays(1) : day;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(1);
        }

        return Moment(day, 8, Dice.Pick(seed, row, 900, 5400));
    }

    private static int Hour(int at)
    {
        var hour = 0;
        while ((at -= _hours[hour]) >= 0)
        {
            hour++;
        }

        return hour;
    }

    private long Moment(DateOnly day, int hour, int seconds)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Unspecified).AddSeconds(seconds);
        return new DateTimeOffset(local, _zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}
