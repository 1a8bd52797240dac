using System.Diagnostics;
using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>All that a grant shows of one member, or of one account.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record AccountView
{
    /// <summary>The member's external id; null when an account was named.</summary>
    public string? ExternalId { get; init; }

    public string? MlsId { get; init; }

    public string? NationalId { get; init; }

    /// <summary>Business day that days overdue are counted to.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Balance of all accounts, one sum for each currency.</summary>
    public required IReadOnlyList<Money> Balances { get; init; }

    /// <summary>The member's standings; null when an account was named, which has none of its own.</summary>
    public StandingView? Standing { get; init; }

    public required IReadOnlyList<AccountCard> Accounts { get; init; }

    public override string ToString() => Redacted.Text;
}

/// <summary>One account of one ledger.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record AccountCard
{
    public required string Ledger { get; init; }

    public required AccountNumber Number { get; init; }

    public required Money Balance { get; init; }

    /// <summary>Ids of whom the account concerns, as billing names them.</summary>
    public required IReadOnlyList<string> Concerns { get; init; }

    /// <summary>What holds the account: dispute, block, waived, incomplete.</summary>
    public required IReadOnlyList<string> Holds { get; init; }

    /// <summary>Open charges, the oldest first; empty also when their age is not known, which <see cref="Aging"/> tells.</summary>
    public required IReadOnlyList<ChargeRow> Charges { get; init; }

    public required IReadOnlyList<EntryRow> Credits { get; init; }

    public required IReadOnlyList<EntryRow> Payments { get; init; }

    public required Aging Aging { get; init; }

    /// <summary>What the account alone makes of whom it concerns.</summary>
    public required Standing Standing { get; init; }

    public required ImportOrigin Origin { get; init; }

    public override string ToString() => Redacted.Text;
}

/// <summary>An open charge.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record ChargeRow(ChargeKind Kind, DateOnly? Due, int? DaysOverdue, Money Open)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>A line that lowers what is owed, or money paid back.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record EntryRow(string Kind, DateOnly? Date, PrivateText Reference, Money Amount)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>Where an account's data came from.</summary>
/// <param name="AsOf">UTC instant to which the ledger is good.</param>
/// <param name="Import">Number of the import that was stored last, or null when it is no longer listed.</param>
/// <param name="ImportedAt">UTC instant of that import.</param>
internal sealed record ImportOrigin(DateTimeOffset AsOf, long? Import, DateTimeOffset? ImportedAt);

/// <summary>A member's standing, and why.</summary>
/// <param name="Released">What the newest release says, or null when it does not have the member.</param>
/// <param name="ReleasedOn">Business day of that release.</param>
/// <param name="Next">What the next release would say.</param>
/// <param name="Reasons">Why; those that decide stand first.</param>
internal sealed record StandingView(Standing? Released, DateOnly? ReleasedOn, Standing Next, IReadOnlyList<StandingReason> Reasons)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>One rule and what it makes of a member.</summary>
/// <param name="Standing">What it makes.</param>
/// <param name="Rule">Its name in the rules document, or in the mapping.</param>
/// <param name="Words">Why it holds.</param>
/// <param name="Decides">True when the standing follows from it.</param>
internal sealed record StandingReason(Standing Standing, string Rule, PrivateText Words, bool Decides)
{
    public override string ToString() => Redacted.Text;
}
