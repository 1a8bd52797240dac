using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Composition;

/// <summary>Counts which of some values, known to the caller, the store holds; the proof of separation needs it to know that it proved something.</summary>
internal sealed class CountPlanted(FinanceStore store)
{
    public PlantedCount Run(IReadOnlySet<string> texts, IReadOnlySet<decimal> amounts, IReadOnlySet<DateOnly> days)
    {
        // Local sets: no object keeps an amount outside of Money for longer than this call.
        var (heldTexts, heldAmounts, heldDays) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<decimal>(), new HashSet<DateOnly>());
        foreach (var (_, account) in new FindAccounts(store).Where(_ => true, int.MaxValue))
        {
            Take(account, heldTexts, heldAmounts, heldDays);
        }

        heldTexts.UnionWith(ImportList.Newest(store, int.MaxValue).Select(import => Path.GetFileNameWithoutExtension(import.Report.File.Value)));
        return new PlantedCount(texts.Count(heldTexts.Contains), amounts.Count(heldAmounts.Contains), days.Count(heldDays.Contains));
    }

    private static void Take(Account account, HashSet<string> texts, HashSet<decimal> amounts, HashSet<DateOnly> days)
    {
        texts.Add(account.Number.Value);
        texts.UnionWith(account.Parties.Select(party => party.Id));
        amounts.Add(account.Opening.Amount);
        amounts.Add(account.Totals().Closing.Amount);
        foreach (var entry in account.Entries)
        {
            texts.Add(entry.Reference.Value);
            texts.Add(entry.Reference.Value.Split('/')[0]); // a payment's reference goes on with what was paid
            amounts.UnionWith([entry.Amount.Amount, entry.Applied.Amount, entry.Open.Amount]);
            days.UnionWith(new[] { entry.Date, entry.Due }.OfType<DateOnly>());
        }
    }
}
