using System.Diagnostics;
using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>A balance by age: what is open, by days overdue, once all that was paid or credited is set against the oldest charges.</summary>
/// <param name="NotDue">Not due yet, or never due.</param>
/// <param name="Days30">Overdue 1 to 30 days.</param>
/// <param name="Days60">Overdue 31 to 60 days.</param>
/// <param name="Days90">Overdue 61 to 90 days.</param>
/// <param name="Older">Overdue 91 days or more.</param>
/// <param name="NoAge">Owed, with an age that the ledger does not tell.</param>
/// <param name="Unused">Credit that is not used up; zero or less.</param>
[DebuggerDisplay("[finance]")]
internal sealed record Aging(Money NotDue, Money Days30, Money Days60, Money Days90, Money Older, Money NoAge, Money Unused)
{
    /// <summary>The balance.</summary>
    public Money Total => NotDue + Days30 + Days60 + Days90 + Older + NoAge + Unused;

    public static Aging Zero(string currency)
    {
        var zero = Money.Zero(currency);
        return new Aging(zero, zero, zero, zero, zero, zero, zero);
    }

    public static Aging Of(Account account, DateOnly today)
    {
        var aging = Zero(account.Currency);
        var balance = account.Totals().Closing;
        if (OpenCharges.Of(account, []) is not { } open)
        {
            return aging with { NoAge = balance };
        }

        foreach (var charge in open)
        {
            aging = aging.Plus(charge.Open, charge.Due is { } due ? today.DayNumber - due.DayNumber : 0);
        }

        return aging with { Unused = balance - aging.Total };
    }

    public Aging Plus(Aging other) => new(
        NotDue + other.NotDue, Days30 + other.Days30, Days60 + other.Days60, Days90 + other.Days90, Older + other.Older, NoAge + other.NoAge,
        Unused + other.Unused);

    /// <summary>The sums with their names, in order of age; for tables.</summary>
    public IReadOnlyList<(string Name, Money Sum)> Parts() =>
    [
        ("Not due", NotDue), ("1 to 30 days", Days30), ("31 to 60 days", Days60), ("61 to 90 days", Days90), ("91 days and more", Older),
        ("Age not known", NoAge), ("Unused credit", Unused),
    ];

    public override string ToString() => Redacted.Text;

    private Aging Plus(Money open, int days) => days switch
    {
        <= 0 => this with { NotDue = NotDue + open },
        <= 30 => this with { Days30 = Days30 + open },
        <= 60 => this with { Days60 = Days60 + open },
        <= 90 => this with { Days90 = Days90 + open },
        _ => this with { Older = Older + open },
    };
}
