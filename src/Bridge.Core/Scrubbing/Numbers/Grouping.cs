namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>How the groups of a number stand among their neighbours.</summary>
internal static class Grouping
{
    /// <summary>Tells whether some groups have the sizes in which cards are printed and typed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>True when they have.</returns>
    public static bool IsRegular(DigitRun run, int first, int last)
    {
        var groups = run.Groups;
        var size = groups[first].Length;
        var isEven = true;
        for (var at = first + 1; at <= last && isEven; at++)
        {
            isEven = groups[at].Length == size || (at == last && groups[at].Length < size);
        }

        var count = last - first + 1;
        return isEven || (size == 4 && groups[first + 1].Length is 5 or 6 && count == 3)
            || (size is 6 or 8 && count == 2) || (size == 4 && count == 5 && groups[last].Length <= 4);
    }

    /// <summary>Tells whether one separator stands inside, and another one around.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group, another one.</param>
    /// <returns>True when that is so.</returns>
    public static bool IsSetApart(DigitRun run, int first, int last)
    {
        var groups = run.Groups;
        var inner = groups[first + 1].Gap.Single;
        for (var at = first + 1; at <= last; at++)
        {
            if (groups[at].Gap.Single != inner || inner == '\0')
            {
                return false;
            }
        }

        return (first == 0 || groups[first].Gap.Single != inner) && (last + 1 == groups.Length || groups[last + 1].Gap.Single != inner);
    }

    /// <summary>Tells whether a line or a field of a table holds just these groups.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>True when that is so.</returns>
    public static bool IsField(DigitRun run, int first, int last)
    {
        var groups = run.Groups;
        for (var at = first + 1; at <= last; at++)
        {
            if (groups[at].Gap.IsBroken || groups[at].Gap.HasComma)
            {
                return false;
            }
        }

        return (first == 0 || groups[first].Gap.IsBroken || groups[first].Gap.HasComma)
            && (last + 1 == groups.Length || groups[last + 1].Gap.IsBroken || groups[last + 1].Gap.HasComma);
    }
}
