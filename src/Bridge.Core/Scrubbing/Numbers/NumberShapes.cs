using System.Buffers;
using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Finds dates, phone numbers, prices, coordinates and addresses among the groups of a run.</summary>
internal sealed class NumberShapes : IDisposable
{
    private const int MostDecimals = 7;
    private const int LengthWithId = 16; // a phone number and six digits; fewer are the last four of a card, or an expiry
    private NumberShape[] _shapes = [];
    private int[] _firsts = [];
    private int _count;
    private bool _hasAny;

    /// <summary>Looks at a run.</summary>
    /// <param name="run">The run.</param>
    public void Read(DigitRun run)
    {
        (_count, _hasAny) = (run.Groups.Length, false);
        if (_shapes.Length < _count || _firsts.Length < _count)
        {
            Dispose();
            (_shapes, _firsts) = (ArrayPool<NumberShape>.Shared.Rent(_count), ArrayPool<int>.Shared.Rent(_count));
        }

        for (var at = 0; at < _count;)
        {
            var (shape, length) = ShapeReader.Find(run, at);
            _hasAny |= shape != NumberShape.None;
            for (var end = at + length; at < end; at++)
            {
                (_shapes[at], _firsts[at]) = (shape, end - length);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<NumberShape>.Shared.Return(_shapes);
        ArrayPool<int>.Shared.Return(_firsts);
        (_shapes, _firsts) = ([], []);
    }

    /// <summary>Tells whether some groups are surely something other than a card number.</summary>
    /// <param name="run">The run that was read.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <param name="context">What stands near them.</param>
    /// <returns>True when they are.</returns>
    public bool IsSomethingElse(DigitRun run, int first, int last, PaymentContext context)
    {
        if (!_hasAny)
        {
            return false;
        }

        var (isAllShaped, hasPhone) = (true, false);
        var (prices, loose, shortest) = (0, 0, int.MaxValue);
        var lead = ShapeOf(run, first, first, last);
        for (var at = first; at <= last; at++)
        {
            var shape = ShapeOf(run, at, first, last);
            if (shape is NumberShape.Date or NumberShape.Tracking)
            {
                return true;
            }

            hasPhone |= shape == NumberShape.Phone;
            var isOfOneKind = shape == lead || (shape is not (NumberShape.LocalPhone or NumberShape.Zip) && lead is not (NumberShape.LocalPhone or NumberShape.Zip));
            isAllShaped &= shape != NumberShape.None && isOfOneKind;
            prices += shape == NumberShape.Thousands && _firsts[at] == at ? 1 : 0;
            (loose, shortest) = shape == NumberShape.None ? (loose + 1, Math.Min(shortest, run.Groups[at].Length)) : (loose, shortest);
        }

        // One number beside a phone number is an id with it; two are pieces of a card if nothing else is there, unless they count rooms.
        var isWhole = first == 0 && last == _count - 1;
        if (hasPhone && (!isWhole || loose == 0 || ((loose != 2 || shortest < 2) && !IsPaid(run, first, last, context))))
        {
            return true;
        }

        // A spreadsheet shows a card number as one number with thousands.
        var isOneNumber = lead is NumberShape.Thousands or NumberShape.DottedThousands && _firsts[first] == first && _firsts[last] == first && !IsCut(last);
        return (isAllShaped && !isOneNumber) || prices > 1
            || (_shapes[last] == NumberShape.Thousands && IsCut(last)) || (lead == NumberShape.Thousands && _firsts[first] != first);
    }

    private static bool IsPaid(DigitRun run, int first, int last, PaymentContext context) => run.Count >= LengthWithId
        && (context.HasWord(run.Groups[first].Start, run.Groups[last].End) || context.HasCode(run.Groups[first].Start, run.Groups[last].End));

    // Beside other numbers, nothing is a decimal number that is more exact than a coordinate.
    private NumberShape ShapeOf(DigitRun run, int at, int first, int last)
    {
        var shape = _shapes[at];
        var point = _firsts[at] + 1;
        return shape == NumberShape.Decimal && last - first > 1 && point < _count && run.Groups[point].Length > MostDecimals ? NumberShape.None : shape;
    }

    private bool IsCut(int last) => last + 1 < _count && _firsts[last + 1] == _firsts[last];
}
