using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;

namespace Bridge.Host.Features.Measures.FirstContact;

/// <summary>What first-contact resolution needs of a visit: half of what is kept of it, since visits of many weeks are in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct ContactVisit(in CallFacts visit)
{
    /// <inheritdoc cref="CallFacts.Contact" />
    public readonly ulong Contact = visit.Contact;

    /// <inheritdoc cref="CallFacts.Caller" />
    public readonly ulong Caller = visit.Caller;

    /// <inheritdoc cref="CallFacts.Id" />
    public readonly ulong Id = visit.Id;

    /// <inheritdoc cref="CallFacts.OfferedAt" />
    public readonly long OfferedAt = visit.OfferedAt;

    /// <inheritdoc cref="VisitOrder.PlaceWithinInstant" />
    public readonly long Place = VisitOrder.PlaceWithinInstant(visit);

    /// <inheritdoc cref="CallFacts.Topic" />
    public readonly int Topic = visit.Topic;

    /// <inheritdoc cref="CallFacts.Queue" />
    public readonly int Queue = visit.Queue;

    /// <inheritdoc cref="CallFacts.Agent" />
    public readonly int Agent = visit.Agent;

    /// <inheritdoc cref="CallFacts.Channel" />
    public readonly int Channel = visit.Channel;

    private readonly ushort _inputs = visit.Inputs;
    private readonly byte _outcome = visit.Outcome;

    /// <summary>True when an agent answered.</summary>
    public bool IsAnswered => _outcome == (byte)CallOutcome.Answered;

    /// <summary>True when its source tells of callers.</summary>
    public bool TellsCaller => ((CallInputs)_inputs).HasFlag(CallInputs.Caller);
}
