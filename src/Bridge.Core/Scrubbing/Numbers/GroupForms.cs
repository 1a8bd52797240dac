namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>What neighbouring groups of a run look like together; the words that shapes are told in.</summary>
internal static class GroupForms
{
    /// <summary>Tells whether a shape ends before a group.</summary>
    /// <param name="run">The run.</param>
    /// <param name="next">The group behind the shape, or their count.</param>
    /// <returns>True at the end of the run, and when what stands between parts two things.</returns>
    public static bool EndsApart(this DigitRun run, int next) =>
        next == run.Groups.Length || (run.Groups[next].Gap.IsWide ? run.Groups[next].Gap.Single != ',' : run.Groups[next].Gap.Single is '-' or '/');

    /// <summary>Tells whether some groups are joined by one separator throughout.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="count">How many they must be.</param>
    /// <param name="separator">The separator.</param>
    /// <returns>True when there are as many, and they are.</returns>
    public static bool IsJoined(this DigitRun run, int at, int count, char separator)
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

    /// <summary>Tells whether groups have these numbers of digits.</summary>
    /// <param name="run">The run.</param>
    /// <param name="at">The first of them.</param>
    /// <param name="lengths">Digits of each, in order.</param>
    /// <returns>True when there are as many groups, and each has its length.</returns>
    public static bool HasLengths(this DigitRun run, int at, params ReadOnlySpan<int> lengths)
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
