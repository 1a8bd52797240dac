using Bridge.Audit;

namespace Bridge.Host.Features.Egress;

/// <summary>All calls of one kind that left, as the audit tells them.</summary>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Call">Method and path.</param>
/// <param name="Calls">How many left.</param>
/// <param name="Bytes">Bytes of their bodies.</param>
/// <param name="Names">Names of all fields that any of them carried, in the order they were first seen.</param>
internal sealed record EgressTotal(string Connection, string Call, int Calls, long Bytes, IReadOnlyList<string> Names);

/// <summary>Sums up what left a side, from its audit and from nothing else.</summary>
internal static class EgressTotals
{
    /// <summary>Sums up.</summary>
    /// <param name="records">Entries of the audit; others than those of egress, and what was refused, are passed over.</param>
    /// <returns>The totals, in the order in which each kind of call first left.</returns>
    public static IReadOnlyList<EgressTotal> Of(IEnumerable<AuditRecord> records) =>
    [
        .. records.Where(record => record is { Action: EgressText.Action, Outcome: "done" })
            .Select(record => EgressText.Read(record.What))
            .OfType<Core.Egress.EgressEntry>()
            .GroupBy(entry => (entry.Connection, entry.Call))
            .Select(calls => new EgressTotal(
                calls.Key.Connection, calls.Key.Call, calls.Count(), calls.Sum(call => (long)call.Bytes), [.. calls.SelectMany(call => call.Names).Distinct()])),
    ];
}
