using System.Buffers;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Finds dates, phone numbers, prices, coordinates and addresses among the groups of a run.</summary>
internal sealed class NumberShapes : IDisposable
{
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
    /// <remarks>
    /// A number of a network with its check digit is one whatever its pieces look like, unless all of them are things of one
    /// kind or a neighbour would be torn apart.
    /// </remarks>
    /// <param name="run">The run that was read.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <param name="isCertain">True when prefix, length and check digit are those of a card.</param>
    /// <returns>True when they are.</returns>
    public bool IsSomethingElse(DigitRun run, int first, int last, bool isCertain)
    {
        if (!_hasAny)
        {
            return false;
        }

        var isAllShaped = true;
        var lead = ShapeOf(run, first, first, last);
        for (var at = first; at <= last; at++)
        {
            var shape = ShapeOf(run, at, first, last);
            isAllShaped &= shape != NumberShape.None && KindOf(shape) == KindOf(lead);
            if (shape == NumberShape.Tracking || (!isCertain && shape is NumberShape.Date or NumberShape.Phone))
            {
                return true;
            }
        }

        return Cuts(run, first, last) || (isAllShaped && IsList(run, lead, first, last));
    }

    /// <summary>Tells whether a whole phone number is among some groups, and a comma with a space parts it from the others.</summary>
    /// <param name="run">The run that was read.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <returns>True for an id and a phone number in a list.</returns>
    public bool HoldPhoneOfList(DigitRun run, int first, int last)
    {
        for (var at = first; _hasAny && at < last; at++)
        {
            if (run.Groups[at + 1].Gap.IsOfList && (IsPhone(at, first, last) || IsPhone(at + 1, first, last)))
            {
                return true;
            }
        }

        return false;
    }

    // The whole of one: a last single digit of a card looks like the country code of the phone number behind it.
    private bool IsPhone(int at, int first, int last)
    {
        var end = at;
        while (end < last && IsCut(end))
        {
            end++;
        }

        return _shapes[at] is NumberShape.Phone or NumberShape.SpacedPhone && _firsts[at] >= first && !IsCut(end);
    }

    private static NumberShape KindOf(NumberShape shape) => shape switch
    {
        NumberShape.ShortDate => NumberShape.Date,
        NumberShape.SpacedPhone or NumberShape.LocalPhone => NumberShape.Phone,
        NumberShape.Thousands or NumberShape.DottedThousands => NumberShape.Round,
        _ => shape,
    };

    // Part of a phone number, a date or a price would be inside, another part outside.
    private bool Cuts(DigitRun run, int first, int last) => (IsWhole(run, first) && _firsts[first] != first)
        || (IsWhole(run, last) && IsCut(last) && (_firsts[last] != last || run.Groups[last].Length > 1)); // a single digit before a phone number may be no country code

    private bool IsWhole(DigitRun run, int at) => _shapes[at] is NumberShape.Phone or NumberShape.SpacedPhone or NumberShape.Date or NumberShape.Thousands or NumberShape.Place
        || (_shapes[at] == NumberShape.LocalPhone && _firsts[at] + 2 < _count && run.Groups[_firsts[at] + 2].Gap.IsOfList);

    private bool IsList(DigitRun run, NumberShape lead, int first, int last) => lead switch
    {
        // A spreadsheet shows a card number as one number with thousands.
        NumberShape.Thousands or NumberShape.DottedThousands => _firsts[last] != first || IsCut(last),

        // Two local phone numbers without a comma between them are as long as a card of Diners Club.
        NumberShape.LocalPhone => last - first != 3 || run.Groups[first + 2].Gap.IsOfList,

        NumberShape.Decimal => ArePrices(run, first, last),
        _ => true,
    };

    private static bool ArePrices(DigitRun run, int first, int last)
    {
        for (var cents = first + 1; cents <= last; cents += 2)
        {
            if (run.Groups[cents].Length != 2)
            {
                return false;
            }
        }

        return true;
    }

    // Beside other numbers, nothing is a decimal number that is more exact than a coordinate.
    private NumberShape ShapeOf(DigitRun run, int at, int first, int last)
    {
        var shape = _shapes[at];
        var point = _firsts[at] + 1;
        return shape == NumberShape.Decimal && last - first > 1 && point < _count && run.Groups[point].Length > PointShapes.MostDecimals ? NumberShape.None : shape;
    }

    private bool IsCut(int last) => last + 1 < _count && _firsts[last + 1] == _firsts[last];
}
