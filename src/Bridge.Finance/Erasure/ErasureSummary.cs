namespace Bridge.Finance.Erasure;

/// <summary>What was erased of a member, or would be, in counts.</summary>
/// <param name="IsInRoster">False when the roster has no such member, so that only the given id was looked for.</param>
/// <param name="Accounts">Accounts that concern nobody else: removed, their balance kept in the sum of the erased.</param>
/// <param name="SharedAccounts">Accounts that concern others too: they stay, without the member.</param>
/// <param name="Lines">Lines of the removed accounts.</param>
/// <param name="Imports">Entries in the list of imports from which an account's number is taken out.</param>
public sealed record ErasureSummary(bool IsInRoster, int Accounts, int SharedAccounts, int Lines, int Imports)
{
    /// <summary>True when a new release says Unknown of the member at once.</summary>
    public bool IsStandingWithdrawn { get; init; }

    /// <summary>True when the database was rewritten, so that not even its free space holds what was removed; it was sealed there.</summary>
    public bool IsRewritten { get; init; }
}
