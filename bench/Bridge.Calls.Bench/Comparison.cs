using System.Diagnostics;
using System.Globalization;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Desk;
using Bridge.Host.Features.Measures.Desk.Kept;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Calls.Bench;

/// <summary>Asks a folder of measures without the web in between: how long figures take, and figures of tickets beside the same computed from all rows.</summary>
internal static class Comparison
{
    private const double Exact = 1e-9;

    private static readonly (string Name, string From, string To, string By)[] _tickets =
    [
        ("a month by day", "2025-06-01", "2025-06-30", "day"),
        ("a month by agent", "2025-06-01", "2025-06-30", "agent"),
        ("year by month", "2025-01-01", "2025-12-31", "month"),
    ];

    /// <summary>Says how many milliseconds the year by agent takes, opening the measures for each question as a page does.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="times">How often it is asked.</param>
    public static void YearByAgent(string folder, int times)
    {
        var question = new KpiQuestion { From = "2025-01-01", To = "2025-12-31", By = ["agent"], Kpis = ["answered", "asa"] };
        var reader = new MeasureReader(MeasureFiles.Store(folder));
        Console.WriteLine(Median(times, () =>
        {
            using var open = reader.Open(default);
            open.Answer(question);
        }).ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>Compares questions of tickets.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="times">How often each is asked of the kept parts; of the rows it is asked once.</param>
    public static void Tickets(string folder, int times)
    {
        using var store = MeasureStore.Open(MeasureFiles.Store(folder));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"keeping what is not kept yet: {Milliseconds(() => Upkeep.Refresh(store, default)):0} ms"));
        foreach (var (name, from, to, by) in _tickets)
        {
            var query = new KpiQuestion
            {
                From = from,
                To = to,
                By = [by],
                Kpis = [.. KpiCatalogue.All.Where(kpi => kpi.IsUsual && kpi.Variants[0].Desk is { } desk && desk.Terms[0].Kind.Record == "ticket").Select(kpi => kpi.Id)],
            }.ToQuery(store);
            DeskAnswer? kept = null, straight = null;
            var took = Median(times, () => kept = new DeskFigures(store, query).Read());
            var rows = Milliseconds(() => straight = new DeskFigures(store, query, isKept: false).Read());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-20} kept {took,8:0.0} ms  rows {rows,8:0} ms  ratio {rows / took,6:0}  {Compare(query, kept!, straight!)} figures equal")); // both were read
        }
    }

    private static int Compare(KpiQuery query, DeskAnswer kept, DeskAnswer straight)
    {
        var compared = 0;
        foreach (var key in straight.Keys)
        {
            foreach (var (kpi, variant) in query.Kpis)
            {
                var (right, found) = (straight.Figures(key, kpi, variant, query.LastDay).Single(), kept.Figures(key, kpi, variant, query.LastDay).Single());
                if (right.N != found.N || right.State != found.State || Math.Abs((right.Value ?? 0) - (found.Value ?? 0)) > Exact * Math.Max(1, Math.Abs(right.Value ?? 0)))
                {
                    throw new InvalidOperationException($"{kpi.Id} of {key}: {right} of the rows, {found} of the kept parts.");
                }

                compared++;
            }
        }

        return compared;
    }

    private static double Median(int times, Action ask)
    {
        ask();
        var took = Enumerable.Range(0, times).Select(_ => Milliseconds(ask)).Order().ToList();
        return took[took.Count / 2];
    }

    private static double Milliseconds(Action ask)
    {
        var watch = Stopwatch.StartNew();
        ask();
        return watch.Elapsed.TotalMilliseconds;
    }
}
