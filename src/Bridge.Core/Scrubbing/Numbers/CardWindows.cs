using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Looks for card numbers in a run: tries neighbouring groups together, never a part of a group.</summary>
/// <param name="words">The words of the fold.</param>
/// <param name="codes">Its labelled codes, in order.</param>
/// <param name="dates">Its expiry dates.</param>
internal sealed class CardWindows(WordMarks words, List<(int Start, int End)> codes, ExpiryMarks dates)
{
    private const int Context = 40;
    private const int LongestGlued = 23;
    private readonly WindowExclusions _exclusions = new(words);

    /// <summary>Finds the card numbers of a run.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="run">The run.</param>
    /// <param name="hits">Takes places in the fold, in the order of their beginnings.</param>
    public void Find(ReadOnlySpan<char> text, DigitRun run, CardHits hits)
    {
        var groups = run.Groups;
        _exclusions.Begin();
        for (var (first, next) = (0, 0); first < groups.Length && run.Count - groups[first].Offset >= Networks.Shortest; first++)
        {
            var from = groups[first].Offset;
            var network = Networks.Find(run.Four(from));
            if (network.IsNone)
            {
                continue;
            }

            while (groups[next].EndOffset - from < Networks.Shortest)
            {
                next++;
            }

            // No window is longer than this, so most are settled by prefix, length and check digit alone.
            var isPaid = words.HasPaymentNear(groups[first].Start, groups[Math.Min(first + LongestGlued, groups.Length) - 1].End, Context);
            var longest = isPaid ? LongestGlued : Networks.Longest;
            for (var last = next; last < groups.Length && groups[last].EndOffset - from is var length && length <= longest; last++)
            {
                var isChecked = length <= Networks.Longest && network.Has(length) && run.IsChecked(from, from + length);
                if ((isChecked || isPaid) && Judge(text, run, first, last, network, isChecked, isPaid) is { } kind && !_exclusions.Hold(text, run, first, last))
                {
                    hits.Add(text, new Removal(groups[first].Start, groups[last].End, kind));
                }
            }
        }
    }

    private RemovalKind? Judge(ReadOnlySpan<char> text, DigitRun run, int first, int last, NetworkLengths network, bool isChecked, bool isPaid)
    {
        var from = run.Groups[first].Offset;
        var length = run.Groups[last].EndOffset - from;
        if (isChecked && network.IsCertain(length) && !IsOdd(run, first, last, length))
        {
            return RemovalKind.Card;
        }

        var isMatch = length <= Networks.Longest && network.Has(length);
        var (start, end) = (run.Groups[first].Start, run.Groups[last].End);
        if (!isPaid || (!isMatch && length < GluedNumbers.Shortest) || !words.HasPaymentNear(start, end, Context))
        {
            return null;
        }

        if (isChecked || (isMatch && (Networks.MayLackCheckDigit(run.Four(from)) || HasCodeNear(start, end) || dates.IsNear(text, start, end, Context))))
        {
            return RemovalKind.Card;
        }

        return GluedNumbers.IsOne(run, from, length, run.Groups[last].Length, network) ? RemovalKind.CardData : null;
    }

    // Diners numbers of 15, 17 and 18 digits are hardly issued; in pieces of odd sizes they are numbers side by side.
    private static bool IsOdd(DigitRun run, int first, int last, int length) =>
        first != last && length is 15 or 17 or 18 && Networks.IsDiners(run.Four(run.Groups[first].Offset)) && !Grouping.IsRegular(run, first, last);

    private bool HasCodeNear(int start, int end)
    {
        var next = codes.BinarySearch((start - Context, 0));
        next = next < 0 ? ~next : next;
        return next < codes.Count && codes[next].Start <= end + Context;
    }
}
