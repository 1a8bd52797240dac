using System.Globalization;
using Bridge.Host.Features.Sync.Counting;

namespace Bridge.Host.Cli.Sync;

/// <summary>A run's summary for people, and several of them in one.</summary>
internal static class SummaryText
{
    /// <summary>Writes a summary as two lines, and a line for each warning; counts of nothing are left out.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="summary">The summary.</param>
    public static void Write(TextWriter output, SyncSummary summary)
    {
        output.WriteLine($"{summary.Route}: {Counts([
            (summary.Created, "created"), (summary.Updated, "updated"), (summary.Unchanged, "unchanged"), (summary.Deactivated, "deactivated"),
            (summary.DeadLettered, "set aside")], $"{summary.Read.ToString("N0", CultureInfo.InvariantCulture)} read")}");
        output.WriteLine($"  {Counts([
            (summary.ReadCalls, summary.ReadCalls == 1 ? "read" : "reads"), (summary.JobPolls, summary.JobPolls == 1 ? "job poll" : "job polls"),
            (summary.Retries, summary.Retries == 1 ? "retry" : "retries")],
            $"{summary.WriteCalls.ToString("N0", CultureInfo.InvariantCulture)} {(summary.WriteCalls == 1 ? "write call" : "write calls")}")}{Seconds(summary)}");
        foreach (var warning in summary.Warnings)
        {
            output.WriteLine($"  Note: {warning}");
        }

        if (summary.DeadLettered > 0)
        {
            output.WriteLine("  'bridge deadletters list' shows what was set aside and why.");
        }
    }

    /// <summary>Adds summaries up; a single one stays as it is.</summary>
    /// <param name="summaries">At least one.</param>
    /// <returns>The sum, with the parts in it when there are several.</returns>
    public static SyncSummary Total(IReadOnlyList<SyncSummary> summaries) => summaries.Count == 1
        ? summaries[0]
        : new SyncSummary
        {
            Route = "*",
            Read = summaries.Sum(summary => summary.Read),
            Created = summaries.Sum(summary => summary.Created),
            Updated = summaries.Sum(summary => summary.Updated),
            Unchanged = summaries.Sum(summary => summary.Unchanged),
            Deactivated = summaries.Sum(summary => summary.Deactivated),
            DeadLettered = summaries.Sum(summary => summary.DeadLettered),
            WriteCalls = summaries.Sum(summary => summary.WriteCalls),
            ReadCalls = summaries.Sum(summary => summary.ReadCalls),
            JobPolls = summaries.Sum(summary => summary.JobPolls),
            Retries = summaries.Sum(summary => summary.Retries),
            ThrottledSeconds = summaries.Sum(summary => summary.ThrottledSeconds),
            DurationSeconds = Math.Round(summaries.Sum(summary => summary.DurationSeconds), 3),
            Warnings = [.. summaries.SelectMany(summary => summary.Warnings)],
            Routes = summaries,
        };

    // What did not happen is left out: a line of zeros hides the one that is none.
    private static string Counts(IEnumerable<(long Count, string Words)> counts, string first) => string.Join(", ", counts
        .Where(count => count.Count > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Count:N0} {count.Words}")).Prepend(first));

    private static string Seconds(SyncSummary summary) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(summary.ThrottledSeconds > 0 ? $", {summary.ThrottledSeconds:0.#} s held back by a rate limit" : "")}, {summary.DurationSeconds:0.00} s");
}
