namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Recognises phone numbers with a plus: at most 15 digits.</summary>
/// <remarks>Source: ITU-T E.164.</remarks>
internal static class InternationalPhones
{
    private const int Longest = 15;

    /// <summary>Tells whether some groups are part of one, wherever in it they begin.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>True when they are.</returns>
    public static bool Hold(DigitRun run, int first, int last)
    {
        if (!run.HasPlus)
        {
            return false;
        }

        var groups = run.Groups;
        var lead = first;
        while (lead > 0 && groups[lead].Gap is { IsPlusLed: false, IsBroken: false, IsOfList: false } && groups[first].Offset - groups[lead].Offset <= Longest)
        {
            lead--;
        }

        // No country code begins with 0, and a plus before each piece of a number is a separator.
        var isPiece = lead > 0 && groups[lead - 1].Gap.IsPlusLed && !IsPhoneLength(groups[lead].Offset - groups[lead - 1].Offset);
        if (!groups[lead].Gap.IsPlusLed || isPiece || run.Digits(groups[lead].Offset, 1)[0] == 0)
        {
            return false;
        }

        // Several phone numbers, each with its plus; one plus before each piece of a number is only a separator.
        var pluses = 0;
        for (var inner = lead + 1; inner <= last; inner++)
        {
            if (groups[inner].Gap.IsPlusLed)
            {
                pluses++;
                if (inner > first && groups[inner].Gap.HasSpace && IsPhoneLength(groups[inner].Offset - groups[lead].Offset)
                    && IsPhoneLength(EndOfPhone(run, inner) - groups[inner].Offset))
                {
                    return true;
                }
            }
        }

        return pluses == 0 && groups[last].EndOffset - groups[lead].Offset <= Longest;
    }

    private static int EndOfPhone(DigitRun run, int lead)
    {
        var groups = run.Groups;
        var next = lead + 1;
        while (next < groups.Length && !groups[next].Gap.IsPlusLed && groups[next].Offset - groups[lead].Offset <= Longest)
        {
            next++;
        }

        return next < groups.Length ? groups[next].Offset : run.Count;
    }

    private static bool IsPhoneLength(int digits) => digits is >= 7 and <= Longest;
}
