using Bridge.Core.Scrubbing.Folding;
using Bridge.Core.Scrubbing.Words;

namespace Bridge.Core.Scrubbing.Numbers;

/// <summary>Tells which neighbouring groups are surely no card number although their digits would do.</summary>
/// <param name="context">What stands near a number.</param>
/// <param name="folded">The fold.</param>
internal sealed class WindowExclusions(PaymentContext context, FoldedText folded) : IDisposable
{
    private const int LongestText = 80;
    private const int LongestGlued = 23;
    private readonly NumberShapes _shapes = new();
    private readonly TokenKinds _tokens = new();
    private bool _isRead;
    private bool _isTable;
    private int _alike;

    /// <summary>Begins another run.</summary>
    public void Begin() => _isRead = false;

    /// <summary>Tells whether some groups are excluded.</summary>
    /// <param name="text">The fold.</param>
    /// <param name="run">The run; read when it is first asked for, since most runs are not.</param>
    /// <param name="first">First group.</param>
    /// <param name="last">Last group.</param>
    /// <param name="isCertain">True when prefix, length and check digit are those of a card.</param>
    /// <returns>True when they are something else.</returns>
    public bool Hold(ReadOnlySpan<char> text, DigitRun run, int first, int last, bool isCertain)
    {
        if (!_isRead)
        {
            _shapes.Read(run);
            _isTable = IsTable(run);
            _alike = NumberLists.CountAlike(run);
            _isRead = true;
        }

        if (_shapes.IsSomethingElse(run, first, last, isCertain) || InternationalPhones.Hold(run, first, last) || _tokens.IsPartOf(text, run.Groups[first], run.Groups[last]))
        {
            return true;
        }

        return first != last && IsAmongOthers(text, run, first, last) && !context.HasWord(run.Groups[first].Start, run.Groups[last].End);
    }

    /// <inheritdoc />
    public void Dispose() => _shapes.Dispose();

    // Whoever types an id and a phone number types them plainly.
    private bool IsAmongOthers(ReadOnlySpan<char> text, DigitRun run, int first, int last) => NumberLists.IsList(run, first, last)
        || (_shapes.HoldPhoneOfList(run, first, last) && folded.IsAsItStands(run.Groups[first].Start, run.Groups[last].End))
        || (last < _alike && NumberLists.AreListings(text, run, first, last, context.Words))
        || (_isTable && !Grouping.IsRegular(run, first, last) && !Grouping.IsSetApart(run, first, last) && !Grouping.IsField(run, first, last));

    // Many numbers in a row are a table; there, only what is grouped as cards are is one.
    private static bool IsTable(DigitRun run)
    {
        if (run.Count > LongestText)
        {
            return true;
        }

        var fields = 0;
        foreach (var group in run.Groups)
        {
            fields += group.Gap.Single == ',' ? 1 : 0;
        }

        return fields >= 5 && fields == run.Groups.Length - 1 && run.Count > LongestGlued;
    }
}
