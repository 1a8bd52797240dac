using Bridge.Finance.Composition;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Place.Lists;

/// <summary>Reads whole lists. Whoever calls has written the audit before.</summary>
internal sealed class ListReader(SideDoor door, TimeProvider time)
{
    /// <summary>Reads a list, what weighs most first.</summary>
    public ListRows Read(ListKind kind)
    {
        var side = door.Open();
        var rows = new ListRows(new DeriveStandings(side.Store, time).BusinessDay(side.Rules));
        return kind switch
        {
            ListKind.Workbook => Read(ListKind.Aging) with { Charges = Read(ListKind.Charges).Charges },
            ListKind.Changes => rows with { Changes = [.. side.Preview.Run(side.Rules).Changes.Select(change => new ChangeRow(change.ExternalId, change.Before, change.After))] },
            ListKind.Aging => rows with
            {
                Aging =
                [
                    .. Read(side, account => !account.Totals().Closing.IsZero || account.IsIncomplete)
                        .Select(one => new AgingRow(one.Ledger, one.Account.Number, Concerns(one.Account), one.Account.Totals().Closing, Aging.Of(one.Account, rows.Day)))
                        .OrderByDescending(row => row.Balance.Amount).ThenBy(row => row.Account.Value, StringComparer.Ordinal),
                ],
            },
            _ => rows with
            {
                Charges =
                [
                    .. Read(side, account => OpenCharges.Of(account, []) is { Count: > 0 }).SelectMany(one => Kinds(one.Ledger, one.Account))
                        .OrderBy(row => row.Kind).ThenByDescending(row => row.Open.Amount).ThenBy(row => row.Account.Value, StringComparer.Ordinal),
                ],
            },
        };
    }

    private static IReadOnlyList<(string Ledger, Account Account)> Read(FinanceSide side, Func<Account, bool> condition) =>
        new FindAccounts(side.Store).Where(condition, int.MaxValue);

    private static IEnumerable<KindRow> Kinds(string ledger, Account account) =>
        (OpenCharges.Of(account, []) ?? []).GroupBy(charge => charge.Kind).Select(group => new KindRow(
            ledger, account.Number, Concerns(account), group.Key, group.Count(), group.Min(charge => charge.Due),
            group.Select(charge => charge.Open).Aggregate((left, right) => left + right)));

    private static string Concerns(Account account) => string.Join(' ', account.Parties.Select(party => party.Id));
}
