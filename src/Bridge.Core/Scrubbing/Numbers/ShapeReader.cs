namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Reads dates, phone numbers, prices, coordinates and addresses.</summary>
/// <remarks>
/// A shape counts only when it is set apart from its neighbours by something wider than its own separators; so a card
/// number with one separator throughout is never taken for a row of dates.
/// Source: North American Numbering Plan (area code and exchange begin with 2 to 9).
/// </remarks>
internal static class ShapeReader
{
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
        if (isApart && behind is '-' or '/' or '.' && DateShapes.IsDate(run, at))
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

        if (isApart && (at + 1 == groups.Length || groups[at + 1].Gap.IsWide) && DateShapes.Single(run, at) is var single and not NumberShape.None)
        {
            return (single, single == NumberShape.ShortDate && length <= 2 ? 2 : 1);
        }

        return behind is '.' or ',' ? PointShapes.Find(run, at)
            : isApart && behind == '-' && Pair(run, at) ? (length == 3 ? NumberShape.LocalPhone : NumberShape.Zip, 2)
            : (NumberShape.None, 1);
    }

    private static int Phone(DigitRun run, int at)
    {
        var lead = run.Groups[at].Length == 1 && run.Value(at) == 1 && at + 1 < run.Groups.Length && run.Groups[at + 1].Gap.Single != '\0' ? 1 : 0;
        var from = at + lead;
        if (!run.HasLengths(from, 3, 3, 4) || run.Value(from) < 200 || run.Value(from + 1) < 200)
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
        return isBetweenSpaces || run.HasLengths(after, 3, 3, 4) || (at >= 3 && run.HasLengths(at - 3, 3, 3, 4)) ? lead + 3 : 0;
    }

    private static bool Tracking(DigitRun run, int at) =>
        run.HasLengths(at, 4, 4, 4, 4, 4, 2) && run.Value(at) / 100 is >= 91 and <= 95 && run.IsJoined(at, 6, ' ')
            && (at + 6 == run.Groups.Length || run.Groups[at + 6].Gap.Single == '\0');

    // Three pieces of different sizes joined by dashes, too few digits for a card, and one more of them in the list.
    private static bool Parcel(DigitRun run, int at)
    {
        return IsForm(at) && ((IsForm(at + 3) && run.Groups[at + 3].Gap.IsOfList) || (at >= 3 && IsForm(at - 3) && run.Groups[at].Gap.IsOfList));

        bool IsForm(int from) => run.IsJoined(from, 3, '-') && run.Groups[from + 1].Length < run.Groups[from].Length
            && run.Groups[from + 2].Offset + run.Groups[from + 2].Length - run.Groups[from].Offset < Networks.Shortest && (from == 0 || run.Groups[from].Gap.IsWide) && (from + 3 == run.Groups.Length || run.Groups[from + 3].Gap.IsWide);
    }

    private static bool Pair(DigitRun run, int at) =>
        (run.HasLengths(at, 3, 4) || run.HasLengths(at, 5, 4)) && run.IsJoined(at, 2, '-') && run.EndsApart(at + 2)
            && (at + 2 == run.Groups.Length || run.Groups[at + 2].Gap.IsWide);
}
