using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>An account of one billing source with all its lines. Prints as <c>[finance]</c>.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record Account
{
    public required AccountNumber Number { get; init; }

    public required string Currency { get; init; }

    /// <summary>Whom the account concerns; several for a family or office account, none when nobody could be matched.</summary>
    public IReadOnlyList<Party> Parties { get; init; } = [];

    public AccountMark Mark { get; init; }

    /// <summary>True when a row of this account could not be read: nothing good may be concluded from the others.</summary>
    public bool IsIncomplete { get; init; }

    public required Money Opening { get; init; }

    /// <summary>The lines, in the order of <see cref="LedgerEntry.CompareTo"/>.</summary>
    public IReadOnlyList<LedgerEntry> Entries { get; init; } = [];

    public ControlTotals Totals() => ControlTotals.Of(Opening, Entries);

    public override string ToString() => Redacted.Text;
}

/// <summary>A member or office that an account concerns, as the billing system names them.</summary>
/// <param name="Kind">Member or office.</param>
/// <param name="By">Which of the party's ids it is.</param>
/// <param name="Id">The id.</param>
internal readonly record struct Party(PartyKind Kind, PartyId By, string Id);

/// <summary>Kind of a party.</summary>
internal enum PartyKind : byte
{
    /// <summary>A person.</summary>
    Member,

    /// <summary>An office; its members may inherit its standing.</summary>
    Office,
}

/// <summary>By which id a billing system names a party.</summary>
internal enum PartyId : byte
{
    /// <summary>The id the MLS shows to people.</summary>
    MlsId,

    /// <summary>The number of the national association (NRDS, M1).</summary>
    NationalId,

    /// <summary>The record key of the MLS's feed.</summary>
    Key,

    /// <summary>The bridge's external id, <c>origin:key</c>.</summary>
    ExternalId,
}

/// <summary>What finance has noted on an account.</summary>
[Flags]
internal enum AccountMark : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The member disputes a charge.</summary>
    Dispute = 1,

    /// <summary>Finance has blocked the account, whatever it owes.</summary>
    Block = 2,

    /// <summary>Dues are waived.</summary>
    Waived = 4,
}
