using System.Diagnostics;
using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Sources;

/// <summary>What one row of a billing export says about one account. Prints as <c>[finance]</c>.</summary>
/// <param name="Line">Line or row number in the file, from 1.</param>
/// <param name="Account">The account.</param>
[DebuggerDisplay("[finance]")]
internal sealed record BillingRow(int Line, AccountNumber Account)
{
    public Party? Party { get; init; }

    public AccountMark Mark { get; init; }

    /// <summary>True when the row was refused and only its account is known.</summary>
    public bool IsIncomplete { get; init; }

    public Money? Opening { get; init; }

    /// <summary>The row's share of the balance that the file states, or null when it states none.</summary>
    public Money? Closing { get; init; }

    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    public override string ToString() => Redacted.Text;
}
