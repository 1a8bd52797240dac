using Bridge.Finance.Erasure;
using Bridge.Finance.Place.Requests;

namespace Bridge.Finance.Place.Erasures;

/// <summary>The erasure of a member, or its lifting, that somebody asked for, and how far it came.</summary>
/// <param name="Id">Random, 256 bits.</param>
/// <param name="Asker">Who asked.</param>
/// <param name="Target">Whom, and why.</param>
/// <param name="Count">What it would remove; once it is done, what it did.</param>
/// <param name="AskedAt">UTC instant.</param>
internal sealed record ErasureRequest(string Id, string Asker, ErasureTarget Target, ErasureSummary Count, DateTimeOffset AskedAt)
    : SecondPersonRequest(Id, Asker, Target.Why, AskedAt)
{
    /// <summary>True when billing is to be kept again for a member who was erased.</summary>
    public bool IsLift { get; init; }

    public override string What => ErasureDesk.What;

    public override string Which => Target.Which;

    public override string ToString() => $"{State} erasure";
}
