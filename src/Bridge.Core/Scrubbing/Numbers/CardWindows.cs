using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Looks for card numbers in a run: tries neighbouring groups together, never a part of a group.</summary>
/// <param name="context">What stands near a number.</param>
/// <param name="folded">The fold.</param>
internal sealed class CardWindows(PaymentContext context, FoldedText folded) : IDisposable
{
    private const int LongestGlued = 23;
    private readonly WindowExclusions _exclusions = new(context, folded);

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

            bool? isPaid = null;
            for (var last = next; last < groups.Length && groups[last].EndOffset - from is <= LongestGlued and var length; last++)
            {
                var isMatch = length <= Networks.Longest && network.Has(length);
                if (!isMatch && length < GluedNumbers.Shortest)
                {
                    continue;
                }

                // Prefix, length and check digit settle most; no window ends behind the one that is asked about here.
                var isChecked = isMatch && run.IsChecked(from, from + length);
                if ((!isChecked || !network.IsCertain(length))
                    && !(isPaid ??= context.HasWord(groups[first].Start, groups[Math.Min(first + LongestGlued, groups.Length) - 1].End)))
                {
                    continue;
                }

                if (Judge(text, run, (first, last), network, (isMatch, isChecked)) is { } kind && !_exclusions.Hold(text, run, first, last, isChecked && network.IsCertain(length)))
                {
                    hits.Add(text, new Removal(groups[first].Start, groups[last].End, kind));
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _exclusions.Dispose();

    private RemovalKind? Judge(
        ReadOnlySpan<char> text, DigitRun run, (int First, int Last) window, NetworkLengths network, (bool IsMatch, bool IsChecked) digits)
    {
        var (first, last) = (run.Groups[window.First], run.Groups[window.Last]);
        var length = last.EndOffset - first.Offset;
        if (digits.IsChecked && network.IsCertain(length))
        {
            return RemovalKind.Card;
        }

        if (!context.HasWord(first.Start, last.End))
        {
            return null;
        }

        if (digits.IsChecked || (digits.IsMatch
            && (Networks.MayLackCheckDigit(run.Four(first.Offset)) || context.HasCode(first.Start, last.End) || context.HasDate(text, first.Start, last.End))))
        {
            return RemovalKind.Card;
        }

        return GluedNumbers.IsOne(run, first.Offset, length, last.Length, network) ? RemovalKind.CardData : null;
    }
}
