using System.Diagnostics;
using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Lists;

/// <summary>The rows of a list; one of the three kinds, or two of them for the workbook.</summary>
/// <param name="Day">The business day.</param>
[DebuggerDisplay("[finance]")]
internal sealed record ListRows(DateOnly Day)
{
    public IReadOnlyList<AgingRow>? Aging { get; init; }

    public IReadOnlyList<ChangeRow>? Changes { get; init; }

    public IReadOnlyList<KindRow>? Charges { get; init; }

    public int Count => Aging?.Count ?? Changes?.Count ?? Charges?.Count ?? 0;

    /// <summary>A part of the rows, for one page.</summary>
    public ListRows Part(int offset, int most) => this with
    {
        Aging = Aging?.Skip(offset).Take(most).ToList(),
        Changes = Changes?.Skip(offset).Take(most).ToList(),
        Charges = Charges?.Skip(offset).Take(most).ToList(),
    };

    public override string ToString() => Redacted.Text;
}

/// <summary>Balance by age of one account.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record AgingRow(string Ledger, AccountNumber Account, string Concerns, Money Balance, Aging Ages)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>A member whose standing would change.</summary>
internal sealed record ChangeRow(string ExternalId, Standing? Before, Standing After)
{
    public override string ToString() => Redacted.Text;
}

/// <summary>What is open of one kind of charge on one account.</summary>
[DebuggerDisplay("[finance]")]
internal sealed record KindRow(string Ledger, AccountNumber Account, string Concerns, ChargeKind Kind, int Charges, DateOnly? OldestDue, Money Open)
{
    public override string ToString() => Redacted.Text;
}
