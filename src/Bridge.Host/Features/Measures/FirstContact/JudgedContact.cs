using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>A contact with what became of it.</summary>
/// <param name="Contact">Hash of its id.</param>
/// <param name="OfferedAt">When it began, milliseconds since 1970 UTC.</param>
/// <param name="Topic">Number of its topic, or 0.</param>
/// <param name="Queue">Number of its first queue, or 0.</param>
/// <param name="Agent">Number of the agent who answered, or 0.</param>
/// <param name="Channel">Number of its channel.</param>
/// <param name="TellsCaller">True when its source tells of callers.</param>
/// <param name="Verdict">What became of it.</param>
internal readonly record struct JudgedContact(ulong Contact, long OfferedAt, int Topic, int Queue, int Agent, int Channel, bool TellsCaller, RepeatVerdict Verdict)
{
    /// <summary>The same while not all is known of who comes back.</summary>
    /// <returns>The contact.</returns>
    public JudgedContact AsYoung() => Verdict is RepeatVerdict.Resolved or RepeatVerdict.Unresolved ? this with { Verdict = RepeatVerdict.Immature } : this;

    /// <summary>Counts it.</summary>
    /// <param name="measures">Where to.</param>
    public void AddTo(CallMeasures measures)
    {
        measures.Add(CallMeasure.Contacts, 1);
        measures.Add(CallMeasure.ContactsTold, TellsCaller ? 1 : 0);
        measures.Add(CallMeasure.FirstResolved, Verdict == RepeatVerdict.Resolved ? 1 : 0);
        measures.Add(CallMeasure.FirstUnresolved, Verdict == RepeatVerdict.Unresolved ? 1 : 0);
    }
}
