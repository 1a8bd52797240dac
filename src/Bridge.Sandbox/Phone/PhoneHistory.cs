using System.Globalization;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Phone;

/// <summary>The file that an invented phone system writes of its calls: one row each, times in UTC, lengths in seconds.</summary>
/// <param name="options">Of what time, and how busy.</param>
public sealed class PhoneHistory(PhoneHistoryOptions options)
{
    /// <summary>The first line.</summary>
    public const string Heading = "Call,Began,Queue,Agent,Topic,Ended as,Wait,Talk,After call,Caller";

    private static readonly string[] _topics = ["sign-in", "sign-in", "listing entry", "listing entry", "rules", "lockbox", "search", "membership"];

    /// <summary>Writes the file.</summary>
    /// <param name="file">Where to.</param>
    /// <returns>How many calls.</returns>
    public int Write(TextWriter file)
    {
        file.WriteLine(Heading);
        var calls = 0;
        for (var minute = options.From; minute < options.Until; minute = minute.AddMinutes(1))
        {
            // Chance follows from the minute itself, so that a file which begins later tells the same of it.
            var row = (int)(minute.ToUnixTimeSeconds() / 60);
            if (Dice.Falls(options.Seed, row, 0, Busy(minute) * options.CallsAnHour / 60))
            {
                file.WriteLine(Row(minute, row));
                calls++;
            }
        }

        return calls;
    }

    // A little more by day than by night, on Mondays than on Sundays.
    private static double Busy(DateTimeOffset minute) =>
        1 + (0.15 * Math.Sin((minute.Hour - 9) * Math.PI / 12)) + (minute.DayOfWeek switch { DayOfWeek.Monday => 0.1, DayOfWeek.Sunday => -0.1, _ => 0 });

    private string Row(DateTimeOffset minute, int row)
    {
        var began = minute.AddSeconds(Pick(row, 1, 60));
        var topic = _topics[Pick(row, 2, _topics.Length)];
        var wait = Skewed(row, 3, 62);
        var isAnswered = wait < 20 || !Dice.Falls(options.Seed, row, 4, 0.12);
        string[] cells =
        [
            $"P{row}", began.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), topic is "rules" ? "Compliance" : "Member support",
            isAnswered ? options.Agents[Pick(row, 5, options.Agents.Count)] : "", topic, isAnswered ? "answered" : "hung up", Number(wait),
            isAnswered ? Number(60 + Skewed(row, 6, 700)) : "", isAnswered ? Number(10 + Skewed(row, 7, 90)) : "",
            $"555{Pick(row, 8, options.Callers):D7}",
        ];
        return string.Join(',', cells);
    }

    // Most are short, few are long.
    private int Skewed(int row, uint salt, int most)
    {
        var chance = Pick(row, salt, 10_000) / 10_000.0;
        return (int)(most * chance * chance);
    }

    private int Pick(int row, uint salt, int count) => Dice.Pick(options.Seed, row, salt, count);

    private static string Number(int seconds) => seconds.ToString(CultureInfo.InvariantCulture);
}
