namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Reads shapes whose groups points or commas join: addresses of machines, prices, decimals and coordinates.</summary>
internal static class PointShapes
{
    /// <summary>Decimals of a coordinate: seven are a centimetre.</summary>
    public const int MostDecimals = 7;

    /// <summary>Reads the shape that begins at a group with a point or a comma behind it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The group.</param>
    /// <returns>The shape, and of how many groups it is.</returns>
    public static (NumberShape Shape, int Count) Find(DigitRun run, int at)
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

    private static bool Decimal(DigitRun run, int at) => run.Groups[at].Length <= 3 && run.IsJoined(at, 2, '.') && run.EndsApart(at + 2);

    // A comma or a sign parts its two numbers, and both are in one line.
    private static bool Place(DigitRun run, int at) => at + 3 < run.Groups.Length
        && run.Groups[at + 2].Gap is { HasSpace: true, Single: '\0', IsBroken: false } && Decimal(run, at + 2) && IsDegrees(run, at) && IsDegrees(run, at + 2);

    private static bool IsDegrees(DigitRun run, int at) => run.Value(at) <= 180 && (run.Groups[at].Length == 1 || run.Digits(run.Groups[at].Offset, 1)[0] != 0)
        && run.Groups[at + 1].Length is >= 4 and <= MostDecimals;

    private static bool Quad(DigitRun run, int at)
    {
        if (!run.IsJoined(at, 4, '.') || !run.EndsApart(at + 4))
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

        return next - at > 1 && run.EndsApart(next) ? next - at : 0;
    }
}
