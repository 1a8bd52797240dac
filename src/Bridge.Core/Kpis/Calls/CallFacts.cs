using System.Runtime.InteropServices;
using Bridge.Core.Calls;

namespace Bridge.Core.Kpis.Calls;

/// <summary>A visit as figures are computed from it: numbers only, texts and ids replaced by numbers that stand for them.</summary>
/// <remarks>
/// The layout is fixed: stores keep arrays of it as they are. Durations are whole milliseconds, so that sums are exact and do not
/// depend on the order; <see cref="Unknown"/> where the source does not tell.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public struct CallFacts
{
    /// <summary>Stands for a duration or number that is not known.</summary>
    public const int Unknown = -1;

    /// <summary>Bit of <see cref="Flags"/>: lost on hold with an agent.</summary>
    public const byte LostOnHold = 1;

    /// <summary>Bit of <see cref="Flags"/>: a ticket is linked.</summary>
    public const byte HasTicket = 2;

    /// <summary>Bit of <see cref="Flags"/>: the visit calls somebody back.</summary>
    public const byte IsCallback = 4;

    /// <summary>Bit of <see cref="Flags"/>: the caller was in the menus, and the time there is not known.</summary>
    public const byte WasInMenus = 8;

    /// <summary>Bit of <see cref="Flags"/>: the source tells which calls call somebody back.</summary>
    public const byte TellsCallbacks = 16;

    /// <summary>Bit of <see cref="Flags"/>: the source tells who was lost on hold.</summary>
    public const byte TellsLostOnHold = 32;

    /// <summary>Hash of source and source id.</summary>
    public ulong Id;

    /// <summary>Hash of source and contact id.</summary>
    public ulong Contact;

    /// <summary>Who called, or 0: the member where known, else the caller key.</summary>
    public ulong Caller;

    /// <summary>Hash of the contact that is called back, or 0.</summary>
    public ulong CallbackOf;

    /// <summary>When the caller entered the queue, milliseconds since 1970 UTC.</summary>
    public long OfferedAt;

    /// <inheritdoc cref="CallVisit.Revision" />
    public long Revision;

    /// <summary>Milliseconds waited.</summary>
    public int Wait;

    /// <summary>Milliseconds of ringing.</summary>
    public int Ring;

    /// <summary>Milliseconds of conversation.</summary>
    public int Talk;

    /// <summary>Milliseconds on hold with an agent.</summary>
    public int Hold;

    /// <summary>Milliseconds of work after the call.</summary>
    public int Wrap;

    /// <summary>Milliseconds in menus.</summary>
    public int Ivr;

    /// <summary>Milliseconds from offer to end.</summary>
    public int Length;

    /// <summary>Number of the queue, or 0.</summary>
    public int Queue;

    /// <summary>Number of the agent, or 0.</summary>
    public int Agent;

    /// <summary>Number of the topic, or 0.</summary>
    public int Topic;

    /// <summary>Number of where it was passed to, or 0.</summary>
    public int TransferTo;

    /// <summary>Number of the channel.</summary>
    public int Channel;

    /// <summary>Number of the source.</summary>
    public int Source;

    /// <inheritdoc cref="CallVisit.Count" />
    public int Count;

    /// <summary>Inputs the source has, as of the first sixteen of <see cref="CallInputs"/>; <see cref="Told"/> are all.</summary>
    public ushort Inputs;

    /// <summary>Offers missed or declined.</summary>
    public short MissedOffers;

    /// <summary>As of <see cref="CallOutcome"/>.</summary>
    public byte Outcome;

    /// <summary>As of <see cref="CallDirection"/>.</summary>
    public byte Direction;

    /// <summary>As of <see cref="TransferKind"/>; the level of the target in the upper four bits.</summary>
    public byte Transfer;

    /// <summary>Bits, see the constants.</summary>
    public byte Flags;

    /// <summary>Inputs the source has.</summary>
    public readonly CallInputs Told => (CallInputs)Inputs
        | ((Flags & TellsCallbacks) != 0 ? CallInputs.CallbackOf : CallInputs.None) | ((Flags & TellsLostOnHold) != 0 ? CallInputs.LostOnHold : CallInputs.None);
}
