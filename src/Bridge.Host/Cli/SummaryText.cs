using System.Globalization;
using Bridge.Host.Features.Sync;

namespace Bridge.Host.Cli;

/// <summary>A run's summary for people, and several of them in one.</summary>
internal static class SummaryText
{
    /// <summary>Writes a summary as two lines, and a line for each warning.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="summary">The summary.</param>
    public static void Write(TextWriter output, SyncSummary summary)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Route}: {summary.Read:N0} read, {summary.Created:N0} created, {summary.Updated:N0} updated, {summary.Unchanged:N0} unchanged, {summary.Deactivated:N0} deactivated, {summary.DeadLettered:N0} set aside"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {summary.WriteCalls:N0} write calls, {summary.ReadCalls:N0} reads, {summary.JobPolls:N0} job polls, {summary.Retries:N0} retries, {summary.ThrottledSeconds:0.#} s throttled, {summary.DurationSeconds:0.00} s"));
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
}
