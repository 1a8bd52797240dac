using System.Globalization;
using System.Text;
using Bridge.Host.Proof.Separation.Attempts;
using Bridge.Host.Proof.Separation.Interference;

namespace Bridge.Host.Proof.Separation.Reporting;

/// <summary>The report as Markdown, for an auditor.</summary>
internal sealed class ReportText
{
    private const int MostFound = 50;
    private readonly StringBuilder _text = new();

    /// <summary>Writes it.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The text.</returns>
    public string Write(ProofReport report)
    {
        Line($"# Separation of support and finance: {(report.Failures.Count == 0 ? "held" : "DID NOT HOLD")}");
        Line($"{report.At:yyyy-MM-dd HH:mm} UTC, MlsCrmBridge {report.Version}, seed {report.Seed}, {report.Seconds:0} s. What each part means: docs/separation.md.");
        Line("");
        foreach (var failure in report.Failures)
        {
            Line($"- **{failure}**");
        }

        Line(report.Failures.Count == 0 ? "Everything that was tried held." : "");
        Canaries(report);
        Searched(report);
        Leaks(report);
        Interference(report.Interference);
        Attempts(report.Attempts);
        return _text.ToString();
    }

    private void Canaries(ProofReport report)
    {
        Line("\n## Canaries");
        Line($"{report.PlantedCount} different invented values were planted on the finance side and in what the MLS sends unasked. {report.Kept.Found} of the {report.Kept.Planted} that stand in fields that imports keep are in finance's store.");
        var records = report.Planted.Select(row => row.Record).Distinct().ToList();
        Line($"\n| kind | {string.Join(" | ", records)} |\n| --- |{string.Concat(records.Select(_ => " ---: |"))}");
        foreach (var kind in report.Planted.GroupBy(row => row.Kind))
        {
            Line($"| {kind.Key} | {string.Join(" | ", records.Select(record => kind.SingleOrDefault(row => row.Record == record)?.Count.ToString(CultureInfo.InvariantCulture) ?? "-"))} |");
        }
    }

    private void Searched(ProofReport report)
    {
        var megabytes = report.SearchedBytes / 1e6;
        Line("\n## Support side");
        Line($"**{report.Found.Count} canaries found** in {megabytes:N1} MB, unpacked ones included, in {report.SearchSeconds:0.0} s ({megabytes / Math.Max(report.SearchSeconds, 0.001):N0} MB a second), {report.Patterns:N0} patterns.");
        foreach (var found in report.Found.Take(MostFound))
        {
            Line($"- {found}");
        }

        Line("\n| searched | pieces | bytes |\n| --- | ---: | ---: |");
        foreach (var row in report.Searched)
        {
            Line($"| {row.What} | {row.Pieces} | {row.Bytes:N0} |");
        }

        Line("");
        Line(report.HasMemory
            ? $"Memory of a running support process was searched. {report.Arrivals} of the fields that the MLS sent unasked were seen there, on arrival; they are in nothing that was kept or sent."
            : "Memory of a support process: **not available** on this machine or for this user.");
        Line($"One support process was {(report.WasKilled ? "killed at work (kill -9), and its files searched as they lay" : "not killed in time")}.");
        Line($"\nEncodings: {string.Join("; ", report.Encodings)}. All of them also inside gzip, deflate and zip, four deep.");
    }

    private void Leaks(ProofReport report)
    {
        Line("\n## Positive control: seeded leaks");
        Line($"A support side that leaks on purpose was searched the same way: **{report.Leaks.Count(leak => leak.Encoding is not null)} of {report.Leaks.Count} found**.");
        Line("\n| path | what leaked | given away by |\n| --- | --- | --- |");
        foreach (var leak in report.Leaks)
        {
            Line($"| {leak.Path} | {leak.What} | {leak.Encoding ?? "**not found**"} |");
        }
    }

    private void Interference(InterferenceOutcome outcome)
    {
        Line("\n## Non-interference");
        Line($"{outcome.Pairs} pairs of different finance data with the same standings: **{outcome.Differing} pairs differ** in {outcome.Letters:N0} letters of: {string.Join(", ", outcome.Parts)}.");
        Line($"Control: a pair that differs in one member's standing {(outcome.SeesChangedStanding ? "was seen to differ" : "was **not** seen to differ")}.");
        Line("\nMasked, and nothing else:");
        foreach (var nonce in Nonces.Declared)
        {
            Line($"- {nonce}");
        }

        foreach (var difference in outcome.Differences)
        {
            Line($"- differs: {difference}");
        }
    }

    private void Attempts(IReadOnlyList<AttemptOutcome> attempts)
    {
        Line("\n## Attempts");
        Line("| tried | outcome | said |\n| --- | --- | --- |");
        foreach (var attempt in attempts)
        {
            Line($"| {attempt.What} | {attempt.Verdict.ToString().ToLowerInvariant()} | {attempt.Said.Replace('|', '/')} |");
        }
    }

    private void Line(FormattableString text) => Line(text.ToString(CultureInfo.InvariantCulture));

    private void Line(string text) => _text.Append(text).Append('\n');
}
