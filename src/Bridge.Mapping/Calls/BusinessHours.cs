using System.Collections.Frozen;
using System.Globalization;
using Bridge.Mapping.Documents;

namespace Bridge.Mapping.Calls;

/// <summary>When a desk is open: hours of each weekday, and days on which it is otherwise. In quarters of an hour.</summary>
public sealed class BusinessHours
{
    private const int PerDay = 96;

    private static readonly string[] _root = ["version", "record", "hours", "exceptions"];
    private static readonly string[] _days = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly bool[][] _weekly;
    private readonly FrozenDictionary<DateOnly, bool[]> _exceptions;

    private BusinessHours(bool[][] weekly, Dictionary<DateOnly, bool[]> exceptions) =>
        (_weekly, _exceptions) = (weekly, exceptions.ToFrozenDictionary());

    /// <summary>Tells whether the desk is open.</summary>
    /// <param name="day">The day on the desk's calendar.</param>
    /// <param name="quarter">Quarter of the day on its clock, 0 to 95.</param>
    /// <returns>True when it is.</returns>
    public bool IsOpen(DateOnly day, int quarter) =>
        (_exceptions.TryGetValue(day, out var hours) ? hours : _weekly[(int)day.DayOfWeek])[quarter];

    /// <summary>Reads and checks a document.</summary>
    /// <param name="file">What to call it in faults.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="hours">The hours, when there is no fault.</param>
    /// <returns>All faults, in the order of the text; empty when the document is good.</returns>
    public static IReadOnlyList<MappingFault> Read(string file, string text, out BusinessHours? hours)
    {
        var faults = new FaultList(file);
        hours = null;
        if (DocumentParser.Parse(file, text, faults.Faults) is not { } root)
        {
            return faults.Faults;
        }

        if (root is not MapNode map)
        {
            faults.Add(root, $"Business hours start with the keys {string.Join(", ", _root)}.");
            return faults.Faults;
        }

        var entries = faults.Keys(map, _root);
        var weekly = new bool[_days.Length][];
        Array.Fill(weekly, new bool[PerDay]);
        var exceptions = new Dictionary<DateOnly, bool[]>();
        if (entries.TryGetValue("hours", out var week) && week.Value is MapNode days)
        {
            foreach (var (day, (_, value)) in faults.Keys(days, _days))
            {
                weekly[Array.IndexOf(_days, day)] = ReadDay(value, faults);
            }
        }
        else
        {
            faults.Add(week.Value ?? map, "'hours' is a table: for each weekday that is not closed, its hours such as 08:00-17:30.");
        }

        if (entries.TryGetValue("exceptions", out var special))
        {
            ReadExceptions(special.Value, exceptions, faults);
        }

        hours = faults.Faults.Count == 0 ? new BusinessHours(weekly, exceptions) : null;
        return [.. faults.Faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    private static void ReadExceptions(DocumentNode node, Dictionary<DateOnly, bool[]> exceptions, FaultList faults)
    {
        foreach (var (key, value) in (node as MapNode)?.Entries ?? [])
        {
            if (DateOnly.TryParseExact(key.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                exceptions[day] = ReadDay(value, faults);
            }
            else
            {
                faults.Add(key, "An exception begins with its day, such as 2026-12-25.");
            }
        }

        if (node is not MapNode)
        {
            faults.Add(node, "'exceptions' is a table: day, and its hours or 'closed'.");
        }
    }

    private static bool[] ReadDay(DocumentNode node, FaultList faults)
    {
        var quarters = new bool[PerDay];
        foreach (var span in faults.Texts(node, "hours").Where(span => span.Text != "closed"))
        {
            var parts = span.Text.Split('-');
            if (parts.Length == 2 && Quarter(parts[0]) is { } from && Quarter(parts[1]) is { } to && from < to)
            {
                quarters.AsSpan(from, to - from).Fill(true);
            }
            else
            {
                faults.Add(span, "Hours are written as 08:00-17:30 or [\"08:00-12:00\", \"13:00-17:00\"], in quarters of an hour up to 24:00, or 'closed'.");
            }
        }

        return quarters;
    }

    private static int? Quarter(string text)
    {
        var parts = text.Trim().Split(':');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            && minute < 60 && minute % 15 == 0 && (hour * 4) + (minute / 15) is <= PerDay and var quarter ? quarter : null;
    }
}
