using Bridge.Finance.Ledger;
using Bridge.Finance.Retention;
using Bridge.Finance.Sources;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Imports;

/// <summary>Writes the accounts of one import and reconciles them on the way, inside the import's transaction.</summary>
internal sealed class LedgerWriting(FinanceStore store, BillingMapping mapping, CrossReference crossReference, ImportRequest request)
{
    /// <summary>Leaves out what need not be kept; null to keep all.</summary>
    public ClosedLines? Closed { get; init; }

    /// <summary>Writes everything.</summary>
    /// <returns>The finished report.</returns>
    /// <exception cref="ImportRefusedException">Sums do not agree, or too much vanished; the transaction must be given up.</exception>
    public ImportReport Write(StoreSession session, Seal seal, ImportReading reading, LedgerRow row, ImportReport report)
    {
        var ledger = row with { Id = Ledgers.Save(session, row) };
        var before = Accounts.Count(session, ledger.Id);
        var reconciliation = new Reconciliation(mapping.Currency);
        var writer = new AccountWriter(session, seal, store.Key, ledger);
        var near = new NearIds(session, crossReference);
        var counts = WriteAccounts(session, seal, reading, ledger, reconciliation, writer, near);
        var vanished = RemoveVanished(session, ledger, writer.Finish());
        if (mapping.Mode == ImportMode.Snapshot)
        {
            // A list that is only added to brings old lines again and again: its sum stays as it was when they were erased.
            ErasedSum.Put(session, seal, store.Key, ledger, counts.ErasedSum);
        }

        var reasons = Reasons(reading, reconciliation, vanished, before).ToList();
        if (reasons.Count > 0)
        {
            throw new ImportRefusedException(report with
            {
                Outcome = ImportOutcome.Refused,
                Reasons = reasons,
                Unreconciled = reconciliation.Unreconciled,
                Vanished = vanished,
            });
        }

        return report with
        {
            Changed = writer.Changed,
            Unchanged = counts.Kept - writer.Changed,
            Unmatched = counts.Unmatched,
            Vanished = vanished,
            Erased = counts.Erased,
            Totals = reconciliation.Totals,
            Notes = [.. near.Sentences()],
            Near = near.Named,
        };
    }

    private WrittenAccounts WriteAccounts(
        StoreSession session, Seal seal, ImportReading reading, LedgerRow ledger, Reconciliation reconciliation, AccountWriter writer, NearIds near)
    {
        var erased = ErasedParties.Read(session, store.Key);
        var counts = new WrittenAccounts();
        foreach (var (pseudonym, builder) in reading.Accounts.TakeInOrder(store.Key, mapping.Source))
        {
            var account = builder.Build(crossReference.Find(builder.Number.Value));
            reconciliation.Add(account, builder.StatedClosing);
            if (erased.Without(account) is not { } kept)
            {
                var closing = account.Totals().Closing;
                counts.ErasedSum = counts.ErasedSum is { } sum ? sum + closing : closing;
                counts.Erased++;
                continue;
            }

            near.Take(kept);
            account = mapping.Mode == ImportMode.Append
                ? Merge(Accounts.Find(session, seal, ledger.Id, pseudonym), kept)
                : Closed?.Shorten(kept) ?? kept;
            writer.Save(pseudonym, account);
            counts.Kept++;
            counts.Unmatched += account.Parties.Count == 0 ? 1 : 0;
        }

        return counts;
    }

    // A list that is only added to names some accounts alone; the others have not vanished.
    private int RemoveVanished(StoreSession session, LedgerRow ledger, IReadOnlyList<byte[]> others)
    {
        if (mapping.Mode != ImportMode.Snapshot || others.Count == 0)
        {
            return 0;
        }

        Accounts.Remove(session, ledger.Id, others);
        return others.Count;
    }

    private IEnumerable<string> Reasons(ImportReading reading, Reconciliation reconciliation, int vanished, long before)
    {
        foreach (var fault in reconciliation.Faults(reading.Notes.StatedTotal, request.ExpectedClosing, isWhole: !reading.HasRefused))
        {
            yield return fault;
        }

        if (vanished > before * mapping.MaxVanished && vanished > 1 && !request.AcceptsVanished)
        {
            yield return $"{vanished} of {before} accounts are no longer in the file, more than 'maxVanished' allows: it may be cut off. "
                + "Import it with consent if this is right.";
        }
    }

    // Records that are only added to: the same line twice is one line, whichever file brings it.
    private static Account Merge(Account? stored, Account added) => added with
    {
        Mark = added.Mark | (stored?.Mark ?? AccountMark.None),
        Opening = stored?.Opening ?? added.Opening,
        Parties = [.. (stored?.Parties ?? []).Union(added.Parties)],
        Entries = [.. (stored?.Entries ?? []).Union(added.Entries).Order()],
    };

    private sealed class WrittenAccounts
    {
        public int Kept { get; set; }

        public int Unmatched { get; set; }

        public int Erased { get; set; }

        public Money? ErasedSum { get; set; }

        public override string ToString() => Redacted.Text;
    }
}
