namespace Bridge.Finance.Erasure;

/// <summary>An order to erase a member's billing.</summary>
/// <param name="Who">Stable id of the person who gives it, for the audit.</param>
/// <param name="By">By which id the member is named: <c>externalId</c>, <c>mlsId</c> or <c>nationalId</c>.</param>
/// <param name="Id">The id.</param>
/// <param name="Reason">Why, at least 15 characters, no card number; it goes into the audit.</param>
public sealed record ErasureOrder(string Who, string By, string Id, string Reason)
{
    /// <summary>True to count only.</summary>
    public bool IsDryRun { get; init; }

    /// <inheritdoc />
    public override string ToString() => "an order to erase";
}
