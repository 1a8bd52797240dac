using System.Globalization;

namespace Bridge.Faults;

/// <summary>The table at the end.</summary>
internal static class ReportTable
{
    private const int MostShown = 20;

    /// <summary>Writes the table, the cells' figures and the failures.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="reports">The cells.</param>
    public static void Write(TextWriter output, IReadOnlyList<CellReport> reports)
    {
        output.WriteLine("| cell | runs | failures | seeds | 95 % bound | seconds | figures |");
        output.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var report in reports)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {report.Name} | {Trials(report)} | {report.Failures.Count} | {Seeds(report)} | {Bound(report)} | {report.Elapsed.TotalSeconds:0} | {string.Join("; ", report.Notes)} |"));
        }

        foreach (var report in reports)
        {
            foreach (var failure in report.Failures.Take(MostShown))
            {
                output.WriteLine($"{report.Name}, seed {failure.Seed}: {failure.Text}");
            }
        }
    }

    private static int Trials(CellReport report) => report.Trials ?? report.Seeds.Count;

    private static string Seeds(CellReport report) => report.Seeds.Count == 0 ? "-" : $"{report.Seeds[0]}..{report.Seeds[^1]}";

    // With no failure in n independent trials the rate is below 3/n at 95 % (the rule of three).
    private static string Bound(CellReport report) => report.Failures.Count > 0 || Trials(report) == 0
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(1, 3.0 / Trials(report)):0.0 %}");
}
