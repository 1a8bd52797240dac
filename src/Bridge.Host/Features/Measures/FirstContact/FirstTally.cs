using Bridge.Core.Calls;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>Counts what became of the first contacts of a group.</summary>
internal sealed class FirstTally
{
    private long _contacts;
    private long _told;
    private long _resolved;
    private long _mature;
    private long _immature;

    /// <summary>Counts a contact.</summary>
    /// <param name="contact">The contact.</param>
    public void Add(JudgedContact contact)
    {
        var verdict = contact.Verdict;
        _contacts++;
        _told += contact.TellsCaller ? 1 : 0;
        _resolved += verdict == RepeatVerdict.Resolved ? 1 : 0;
        _mature += verdict is RepeatVerdict.Resolved or RepeatVerdict.Unresolved ? 1 : 0;
        _immature += verdict == RepeatVerdict.Immature ? 1 : 0;
    }

    /// <summary>Counts the contacts of sums.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="isMature">False for days after which not all is known yet: who came back may still be one of many.</param>
    public void Add(CallMeasures sums, bool isMature)
    {
        var first = sums[CallMeasure.FirstResolved] + sums[CallMeasure.FirstUnresolved];
        _contacts += sums[CallMeasure.Contacts];
        _told += sums[CallMeasure.ContactsTold];
        _resolved += isMature ? sums[CallMeasure.FirstResolved] : 0;
        _mature += isMature ? first : 0;
        _immature += isMature ? 0 : first;
    }

    /// <summary>True when nothing was counted.</summary>
    public bool IsEmpty => _contacts == 0;

    /// <summary>Makes the figure.</summary>
    /// <returns>The figure.</returns>
    public KpiFigure Figure()
    {
        const string variant = "repeat";
        if (_told == 0)
        {
            return new KpiFigure(variant, null, null, null, 0, KpiState.NotAvailable, string.Join(", ", KpiWords.Of(CallInputs.Caller)));
        }

        var state = _mature == 0 && _immature > 0 ? KpiState.NotYetKnown
            : _immature > 0 ? KpiState.Provisional
            : _mature is > 0 and < KpiSettings.FewCases ? KpiState.SmallN : KpiState.Ok;
        return new KpiFigure(variant, _mature > 0 ? 100.0 * _resolved / _mature : null, _resolved, _mature, _mature, state);
    }
}
