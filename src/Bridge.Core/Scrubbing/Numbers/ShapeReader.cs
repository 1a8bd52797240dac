namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Reads dates, phone numbers, prices, coordinates and addresses.</summary>
/// <remarks>
/// A shape counts only when it is set apart from its neighbours by something wider than its own separators; so a card
/// number with one separator throughout is never taken for a row of dates.
/// Source: North American Numbering Plan (area code and exchange begin with 2 to 9).
/// </remarks>
internal static class ShapeReader
{
    /// <summary>Decimals of a coordinate: seven are a centimetre.</summary>
    public const int MostDecimals = 7;

    /// <summary>Reads the shape that begins at a group.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The group.</param>
    /// <returns>The shape, and of how many groups it is.</returns>
    public static (NumberShape Shape, int Count) Find(DigitRun run, int at)
    {
        // What stands behind the group tells at once which shapes are possible.
        var groups = run.Groups;
        var (gap, length) = (groups[at].Gap, groups[at].Length);
        var isApart = at == 0 || gap.IsWide;
        if (!isApart && gap.Single is not ('-' or '/'))
        {
            return (NumberShape.None, 1);
        }

        if (isApart && length is 1 or 3 && Phone(run, at) is > 0 and var phone)
        {
            return (groups[at + phone - 1].Gap.Single == ' ' ? NumberShape.SpacedPhone : NumberShape.Phone, phone);
        }

        var behind = at + 1 < groups.Length ? groups[at + 1].Gap.Single : '\0';
        if (isApart && behind is '-' or '/' or '.' && Date(run, at))
        {
            return (Math.Max(length, groups[at + 2].Length) == 4 ? NumberShape.Date : NumberShape.ShortDate, 3);
        }

        if (isApart && behind == '-' && Parcel(run, at))
        {
            return (NumberShape.Parcel, 3);
        }

        if (isApart && length == 4 && Tracking(run, at))
        {
            return (NumberShape.Tracking, 6);
        }

        if (isApart && (at + 1 == groups.Length || groups[at + 1].Gap.IsWide) && Single(run, at) is var single and not NumberShape.None)
        {
            return (single, single == NumberShape.ShortDate && length <= 2 ? 2 : 1);
        }

        return behind is '.' or ',' ? Pointed(run, at)
            : isApart && behind == '-' && Pair(run, at) ? (length == 3 ? NumberShape.LocalPhone : NumberShape.Zip, 2)
            : (NumberShape.None, 1);
    }

    private static (NumberShape Shape, int Count) Pointed(DigitRun run, int at)
    {
        if (Quad(run, at))
        {
            return (NumberShape.DottedQuad, 4);
        }

        if (Thousands(run, at) is > 1 and var thousands)
        {
            return (run.Groups[at + 1].Gap.Single == ',' ? NumberShape.Thousands : NumberShape.DottedThousands, thousands);
        }

        return !Decimal(run, at) ? (NumberShape.None, 1) : Place(run, at) ? (NumberShape.Place, 4) : (NumberShape.Decimal, 2);
    }

    private static bool Decimal(DigitRun run, int at) => run.Groups[at].Length <= 3 && IsJoined(run, at, 2, '.') && EndsApart(run, at + 2);

    // A comma or a sign parts its two numbers, and both are in one line.
    private static bool Place(DigitRun run, int at) => at + 3 < run.Groups.Length
        && run.Groups[at + 2].Gap is { HasSpace: true, Single: '\0', IsBroken: false } && Decimal(run, at + 2) && IsDegrees(run, at) && IsDegrees(run, at + 2);

    private static bool IsDegrees(DigitRun run, int at) => run.Value(at) <= 180 && (run.Groups[at].Length == 1 || run.Digits(run.Groups[at].Offset, 1)[0] != 0)
        && run.Groups[at + 1].Length is >= 4 and <= MostDecimals;

    // "20261122", "389000", or what stands behind a month's name: "22, 2026"
    private static NumberShape Single(DigitRun run, int at) => run.Groups[at].Length switch
    {
        8 when run.Value(at) is var day && IsYear(day / 10_000) && IsDay(day / 100 % 100, day % 100) => NumberShape.ShortDate,
        >= 5 and <= 7 when (at == 0 || run.Groups[at].Gap.HasSpace) && (at + 1 == run.Groups.Length || run.Groups[at + 1].Gap.HasSpace)
            && run.Value(at) is > 0 and var price && price % 100 == 0 => NumberShape.Round,
        1 or 2 when at == 0 && run.Value(at) is >= 1 and <= 31 && run.Groups.Length > 1 && run.Groups[1].Length == 4
            && run.Groups[1].Gap.IsOfList && IsYear(run.Value(1)) => NumberShape.ShortDate,
        _ => NumberShape.None,
    };

    private static int Phone(DigitRun run, int at)
    {
        var lead = run.Groups[at].Length == 1 && run.Value(at) == 1 && at + 1 < run.Groups.Length && run.Groups[at + 1].Gap.Single != '\0' ? 1 : 0;
        var from = at + lead;
        if (!HasLengths(run, from, 3, 3, 4) || run.Value(from) < 200 || run.Value(from + 1) < 200)
        {
            return 0;
        }

        var inner = run.Groups[from + 1].Gap.Single;
        if (inner is not ('-' or '.' or ' ') || run.Groups[from + 2].Gap.Single != inner)
        {
            return 0;
        }

        var after = from + 3;
        var isBetweenSpaces = (at == 0 || run.Groups[at].Gap.Single != inner)
            && (after == run.Groups.Length || (run.Groups[after].Gap.Single != inner && (run.Groups[after].Gap.IsWide || run.Groups[after].Gap.Single == '/')));
        return isBetweenSpaces || HasLengths(run, after, 3, 3, 4) || (at >= 3 && HasLengths(run, at - 3, 3, 3, 4)) ? lead + 3 : 0;
    }

    private static bool Date(DigitRun run, int at)
    {
        if (at + 2 >= run.Groups.Length || run.Groups[at + 1].Gap.Single is not ('-' or '/' or '.')
            || run.Groups[at + 2].Gap.Single != run.Groups[at + 1].Gap.Single
            || (at + 3 < run.Groups.Length && !run.Groups[at + 3].Gap.IsWide))
        {
            return false;
        }

        var (a, b, c) = (run.Groups[at].Length, run.Groups[at + 1].Length, run.Groups[at + 2].Length);
        if (a > 4 || b > 2 || c > 4)
        {
            return false;
        }

        var (first, second, third) = (run.Value(at), run.Value(at + 1), run.Value(at + 2));
        return a == 4 ? IsYear(first) && c <= 2 && IsDay(second, third)
            : a <= 2 && (c == 4 ? IsYear(third) : c == 2) && (IsDay(first, second) || IsDay(second, first));
    }

    private static bool IsYear(int year) => year is >= 1900 and < 2070;

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static bool Tracking(DigitRun run, int at) =>
        HasLengths(run, at, 4, 4, 4, 4, 4, 2) && run.Value(at) / 100 is >= 91 and <= 95 && IsJoined(run, at, 6, ' ')
            && (at + 6 == run.Groups.Length || run.Groups[at + 6].Gap.Single == '\0');

    private static bool Quad(DigitRun run, int at)
    {
        if (!IsJoined(run, at, 4, '.') || !EndsApart(run, at + 4))
        {
            return false;
        }

        for (var part = at; part < at + 4; part++)
        {
            if (run.Groups[part].Length > 3 || run.Value(part) > 255)
            {
                return false;
            }
        }

        return true;
    }

    private static int Thousands(DigitRun run, int at)
    {
        if (run.Groups[at].Length > 3 || run.Digits(run.Groups[at].Offset, 1)[0] == 0 || at + 1 >= run.Groups.Length || run.Groups[at + 1].Gap.Single is not (',' or '.'))
        {
            return 0;
        }

        var mark = run.Groups[at + 1].Gap.Single;
        var next = at + 1;
        while (next < run.Groups.Length && run.Groups[next].Length == 3 && run.Groups[next].Gap.Single == mark)
        {
            next++;
        }

        if (next < run.Groups.Length && mark == ',' && run.Groups[next].Gap.Single == '.' && run.Groups[next].Length <= 2 && next > at + 1)
        {
            next++; // cents
        }

        return next - at > 1 && EndsApart(run, next) ? next - at : 0;
    }

    // Three pieces of different sizes joined by dashes, too few digits for a card, and one more of them in the list.
    private static bool Parcel(DigitRun run, int at)
    {
        return IsForm(at) && ((IsForm(at + 3) && run.Groups[at + 3].Gap.IsOfList) || (at >= 3 && IsForm(at - 3) && run.Groups[at].Gap.IsOfList));

        bool IsForm(int from) => IsJoined(run, from, 3, '-') && run.Groups[from + 1].Length < run.Groups[from].Length
            && run.Groups[from + 2].Offset + run.Groups[from + 2].Length - run.Groups[from].Offset < Networks.Shortest && (from == 0 || run.Groups[from].Gap.IsWide) && (from + 3 == run.Groups.Length || run.Groups[from + 3].Gap.IsWide);
    }

    private static bool Pair(DigitRun run, int at) =>
        (HasLengths(run, at, 3, 4) || HasLengths(run, at, 5, 4)) && IsJoined(run, at, 2, '-') && EndsApart(run, at + 2)
            && (at + 2 == run.Groups.Length || run.Groups[at + 2].Gap.IsWide);

    private static bool EndsApart(DigitRun run, int next) =>
        next == run.Groups.Length || (run.Groups[next].Gap.IsWide ? run.Groups[next].Gap.Single != ',' : run.Groups[next].Gap.Single is '-' or '/');

    private static bool IsJoined(DigitRun run, int at, int count, char separator)
    {
        for (var part = at + 1; part < at + count; part++)
        {
            if (part >= run.Groups.Length || run.Groups[part].Gap.Single != separator)
            {
                return false;
            }
        }

        return at + count <= run.Groups.Length;
    }

    private static bool HasLengths(DigitRun run, int at, params ReadOnlySpan<int> lengths)
    {
        for (var part = 0; part < lengths.Length; part++)
        {
            if (at + part >= run.Groups.Length || run.Groups[at + part].Length != lengths[part])
            {
                return false;
            }
        }

        return true;
    }
}
