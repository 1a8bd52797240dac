using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Ledger;

/// <summary>One line of an account. Prints as <c>[finance]</c>: its dates and kind tell as much as its amount.</summary>
/// <param name="Kind">What it does to the balance.</param>
/// <param name="ChargeKind">What the charge is for; for a payment, what it pays where that is known.</param>
/// <param name="Reference">The billing system's number of it; may be empty.</param>
/// <param name="Date">Day it was entered, or null.</param>
/// <param name="Due">Day a charge is due, or null when it cannot be overdue.</param>
/// <param name="Amount">The amount; negative only for the reversal of an earlier line.</param>
/// <param name="Applied">Of a charge: what has been paid on it so far. Otherwise zero.</param>
[DebuggerDisplay("[finance]")]
internal readonly record struct LedgerEntry(
    EntryKind Kind, ChargeKind ChargeKind, PrivateText Reference, DateOnly? Date, DateOnly? Due, Money Amount, Money Applied)
    : IComparable<LedgerEntry>
{
    public Money Open => Amount - Applied;

    /// <summary>Orders the lines of an account the same way, whatever the order of the file.</summary>
    public int CompareTo(LedgerEntry other)
    {
        var order = Nullable.Compare(Date, other.Date);
        order = order != 0 ? order : Nullable.Compare(Due, other.Due);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : ChargeKind.CompareTo(other.ChargeKind);
        order = order != 0 ? order : Reference.CompareTo(other.Reference);
        order = order != 0 ? order : Amount.Amount.CompareTo(other.Amount.Amount);
        return order != 0 ? order : Applied.Amount.CompareTo(other.Applied.Amount);
    }

    public override string ToString() => Redacted.Text;
}

/// <summary>What a line does to the balance of its account.</summary>
internal enum EntryKind : byte
{
    /// <summary>Raises what is owed.</summary>
    Charge,

    /// <summary>Money received: lowers it.</summary>
    Payment,

    /// <summary>Forgiven or given back as credit: lowers it.</summary>
    Credit,

    /// <summary>Money paid back: raises it.</summary>
    Refund,
}

/// <summary>What a charge is for.</summary>
internal enum ChargeKind : byte
{
    /// <summary>Fees for the service, dues.</summary>
    SubscriptionFee,

    /// <summary>Fines for violations of the rules.</summary>
    ComplianceFine,

    /// <summary>Things bought in the store.</summary>
    StorePurchase,

    /// <summary>Places in classes.</summary>
    ClassTicket,
}
