using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Place.Members;

/// <summary>Puts an account into the form that is shown. Pure.</summary>
internal static class AccountCards
{
    public static AccountCard Of(LedgerRow ledger, Account account, ImportOrigin origin, StandingRules rules, DateOnly today) => new()
    {
        Ledger = ledger.Name,
        Number = account.Number,
        Balance = account.Totals().Closing,
        Concerns = [.. account.Parties.Select(party => party.Id)],
        Holds = [.. Holds(account)],
        Charges = Charges(account, [.. rules.Dues.Where(rule => rule.Ledger == ledger.Name)], today),
        Credits = [.. Credits(account)],
        Payments = [.. Payments(account)],
        Aging = Aging.Of(account, today),
        Standing = StandingPolicy.Judge(account, ledger.Name, rules, today),
        Origin = origin,
    };

    private static IEnumerable<string> Holds(Account account)
    {
        foreach (var mark in new[] { AccountMark.Dispute, AccountMark.Block, AccountMark.Waived }.Where(mark => account.Mark.HasFlag(mark)))
        {
            yield return mark switch { AccountMark.Dispute => "disputed", AccountMark.Block => "blocked by finance", _ => "dues waived" };
        }

        if (account.IsIncomplete)
        {
            yield return "incomplete: a row of it was refused";
        }
    }

    private static ChargeRow[] Charges(Account account, DuesRule[] dues, DateOnly today) =>
        [.. (OpenCharges.Of(account, dues) ?? []).Select(charge => new ChargeRow(
            charge.Kind, charge.Due, charge.Due is { } due && due < today ? today.DayNumber - due.DayNumber : null, charge.Open))];

    private static IEnumerable<EntryRow> Credits(Account account)
    {
        foreach (var entry in account.Entries)
        {
            if (entry.Kind == EntryKind.Credit || entry is { Kind: EntryKind.Charge, Amount.Amount: < 0 })
            {
                yield return new EntryRow("credit", entry.Date, entry.Reference, entry.Kind == EntryKind.Credit ? entry.Amount : -entry.Amount);
            }
            else if (entry.Kind == EntryKind.Refund)
            {
                yield return new EntryRow("refund", entry.Date, entry.Reference, entry.Amount);
            }
        }
    }

    // Exports of invoices hold no payments of their own, only how much of each charge is paid.
    private static IEnumerable<EntryRow> Payments(Account account)
    {
        foreach (var entry in account.Entries)
        {
            if (entry.Kind == EntryKind.Payment)
            {
                yield return new EntryRow(entry.Amount.Amount < 0 ? "payment reversed" : "payment", entry.Date, entry.Reference, entry.Amount);
            }
            else if (entry is { Kind: EntryKind.Charge, Applied.IsZero: false })
            {
                yield return new EntryRow("paid on the charge", entry.Date, entry.Reference, entry.Applied);
            }
        }
    }
}
