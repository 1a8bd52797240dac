using Bridge.Finance.Storage;

namespace Bridge.Finance.Ledger;

/// <summary>Counts which of some values, known to the caller, the store holds; the proof of separation needs it to know that it proved something.</summary>
internal sealed class CountPlanted(FinanceStore store)
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<decimal> _amounts = [];
    private readonly HashSet<DateOnly> _days = [];

    public PlantedCount Run(IReadOnlySet<string> texts, IReadOnlySet<decimal> amounts, IReadOnlySet<DateOnly> days)
    {
        var find = new FindAccounts(store);
        foreach (var (_, account) in find.Where(_ => true, int.MaxValue))
        {
            Take(account);
        }

        _texts.UnionWith(find.Imports(int.MaxValue).Select(import => Path.GetFileNameWithoutExtension(import.Report.File.Value)));
        return new PlantedCount(texts.Count(_texts.Contains), amounts.Count(_amounts.Contains), days.Count(_days.Contains));
    }

    private void Take(Account account)
    {
        _texts.Add(account.Number.Value);
        _texts.UnionWith(account.Parties.Select(party => party.Id));
        _amounts.Add(account.Opening.Amount);
        _amounts.Add(account.Totals().Closing.Amount);
        foreach (var entry in account.Entries)
        {
            _texts.Add(entry.Reference.Value);
            _texts.Add(entry.Reference.Value.Split('/')[0]); // a payment's reference goes on with what was paid
            _amounts.UnionWith([entry.Amount.Amount, entry.Applied.Amount, entry.Open.Amount]);
            _days.UnionWith(new[] { entry.Date, entry.Due }.OfType<DateOnly>());
        }
    }
}
