using Bridge.Host.Proof.Separation.Canaries;

namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>Counts canaries by kind and by what became of their record.</summary>
internal static class PlantedTable
{
    private static readonly (string Record, CanaryFate[] Fates)[] _records =
    [
        ("succeeds", [CanaryFate.Accepted, CanaryFate.Unread]),
        ("refused", [CanaryFate.Refused]),
        ("poison", [CanaryFate.Poison]),
        ("file refused", [CanaryFate.RefusedFile]),
    ];

    /// <summary>Counts.</summary>
    /// <param name="canaries">The canaries.</param>
    /// <returns>One row for each kind and sort of record; the MLS's own only where there are any.</returns>
    public static IReadOnlyList<PlantedRow> Of(IReadOnlyList<Canary> canaries) =>
    [
        .. from kind in Enum.GetValues<CanaryKind>()
           from record in _records
           select new PlantedRow(Word(kind), record.Record, canaries.Count(canary => canary.Kind == kind && record.Fates.Contains(canary.Fate))),
        .. canaries.Where(canary => canary.Fate == CanaryFate.Served).GroupBy(canary => canary.Kind)
            .Select(kind => new PlantedRow(Word(kind.Key), "sent unasked by the MLS", kind.Count())),
    ];

    private static string Word(CanaryKind kind) => kind.ToString().ToLowerInvariant();
}
