namespace Bridge.Sandbox.Billing;

/// <summary>An invented member or office of the billing system.</summary>
/// <param name="Account">Account that is billed; two members of a family share one.</param>
/// <param name="MlsId">Id the MLS shows.</param>
/// <param name="NationalId">Number of nine digits that starts with zeros.</param>
/// <param name="FirstName">First name; empty for an office.</param>
/// <param name="LastName">Last name, or name of the office.</param>
/// <param name="OfficeMlsId">Office of a member, or the office itself.</param>
/// <param name="IsOffice">True for an office.</param>
/// <param name="Charges">All charges, oldest first.</param>
/// <param name="CreditCents">Credit that is not used up.</param>
public sealed record BillingParty(
    string Account,
    string MlsId,
    string NationalId,
    string FirstName,
    string LastName,
    string OfficeMlsId,
    bool IsOffice,
    IReadOnlyList<BillingCharge> Charges,
    long CreditCents)
{
    /// <summary>Name as billing systems write it.</summary>
    public string DisplayName => IsOffice ? LastName : $"{LastName}, {FirstName} ({MlsId})";

    /// <summary>What is owed; negative when there is more credit than debt.</summary>
    public long BalanceCents => Charges.Sum(charge => charge.OpenCents) - CreditCents;

    /// <summary>What is open of the charges whose overdue days lie in a range, before any credit.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="from">Least days overdue.</param>
    /// <param name="to">Most days overdue.</param>
    /// <returns>Cents.</returns>
    public long OpenCents(DateOnly asOf, int from, int to) =>
        Charges.Where(charge => asOf.DayNumber - charge.Due.DayNumber is var days && days >= from && days <= to).Sum(charge => charge.OpenCents);
}
