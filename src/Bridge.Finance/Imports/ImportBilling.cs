using Bridge.Finance.Ledger;
using Bridge.Finance.Retention;
using Bridge.Finance.Sources;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;
using Bridge.Finance.Vault;

namespace Bridge.Finance.Imports;

/// <summary>Imports one billing file: read, reconcile, store in one transaction or not at all.</summary>
/// <param name="store">The finance store.</param>
/// <param name="secrets">Resolves the connection of a query.</param>
/// <param name="time">The clock.</param>
/// <param name="zone">Zone of the business day.</param>
internal sealed class ImportBilling(FinanceStore store, SecretReference secrets, TimeProvider time, TimeZoneInfo zone)
{
    /// <summary>Most refusals that a report lists; all are counted.</summary>
    public const int MostRefusals = 200;

    /// <summary>Calendar years for which closed lines are kept; null for as long as the exports bring them.</summary>
    public int? ClosedYears { get; init; }

    /// <summary>Dues of the rules: payments that they count stay.</summary>
    public IReadOnlyList<DuesRule> Dues { get; init; } = [];

    /// <summary>Imports a file.</summary>
    /// <exception cref="Documents.DocumentException">The mapping document has faults.</exception>
    /// <exception cref="FinanceException">The file cannot be read.</exception>
    public async Task<ImportReport> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var mapping = BillingMappingReader.Read(request.Mapping);
        var input = new BillingInput(mapping, request.File, secrets);
        var fingerprint = input.Fingerprint(store.Key, request.AsOf);
        var known = store.Read(connection => Ledgers.Find(connection, mapping.Source));
        if (fingerprint is not null && known is not null && fingerprint.AsSpan().SequenceEqual(known.Input))
        {
            return Note(new ImportReport { Ledger = mapping.Source, Outcome = ImportOutcome.Unchanged, File = new(input.Name) });
        }

        var crossReference = await CrossReference.ReadAsync(mapping.CrossReference, cancellationToken);
        var reading = new ImportReading(mapping);
        var day = request.AsOf ?? input.Day(zone) ?? Today();
        await reading.ReadAsync(input, day, cancellationToken);
        var asOf = reading.Notes.AsOf ?? day;
        var report = reading.Begin(input.Name, asOf);
        var reasons = reading.Faults(request).ToList();
        if (asOf > Today().AddDays(1))
        {
            reasons.Add("The day of the data lies in the future: correct it in the request or in the mapping's 'dates'.");
        }

        if (known is not null && mapping.Mode == ImportMode.Snapshot && EndOf(asOf) < known.AsOf)
        {
            reasons.Add("The data is older than what the ledger holds: import the newest export. If the ledger was wrong, export it again.");
        }

        if (reasons.Count > 0)
        {
            return Note(report with { Outcome = ImportOutcome.Refused, Reasons = reasons });
        }

        var row = new LedgerRow(
            0, mapping.Source, mapping.Missing == MissingRule.Settled, reading.HasUnattributed, mapping.Mode == ImportMode.Append ? Later(EndOf(asOf), known?.AsOf) : EndOf(asOf), fingerprint ?? []);
        return Store(new LedgerWriting(store, mapping, crossReference, request) { Closed = Closed(mapping) }, reading, row, report);
    }

    private ImportReport Store(LedgerWriting writing, ImportReading reading, LedgerRow row, ImportReport report)
    {
        ImportReport? stored = null;
        try
        {
            store.Write(connection =>
            {
                using var seal = store.OpenSeal();
                stored = writing.Write(connection, seal, reading, row, report);
                ImportList.Add(connection, seal, time.GetUtcNow(), stored);
                if (ClosedYears is { } years)
                {
                    OldRows.Remove(connection, ClosedLines.FirstDay(Today(), years));
                }
            });
        }
        catch (ImportRefusedException refusal)
        {
            // Thrown inside the transaction, so that not one account of the file stays behind.
            stored = Note(refusal.Report);
        }

        return stored!; // either branch has set it
    }

    // The lines of a list that is only added to come with each file again, and would count twice beside what was carried forward.
    private ClosedLines? Closed(BillingMapping mapping) => ClosedYears is { } years && mapping.Mode == ImportMode.Snapshot
        ? new ClosedLines(ClosedLines.FirstDay(Today(), years), [.. Dues.Where(rule => rule.Ledger == mapping.Source)])
        : null;

    private ImportReport Note(ImportReport report)
    {
        store.Write(connection =>
        {
            using var seal = store.OpenSeal();
            ImportList.Add(connection, seal, time.GetUtcNow(), report);
        });
        return report;
    }

    // A list that is only added to knows no less because an old part of it was added late.
    private static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset? before) => before > now ? before.Value : now;

    private DateOnly Today() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);

    // Data of a day is good until the day's end, or until now when the day is not over.
    private DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        var end = new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
        return end < time.GetUtcNow() ? end : time.GetUtcNow();
    }
}
