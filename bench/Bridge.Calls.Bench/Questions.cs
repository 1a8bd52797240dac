using System.Diagnostics;
using System.Globalization;

namespace Bridge.Calls.Bench;

/// <summary>Asks a running bridge for figures, as a dashboard does, and says how long it took.</summary>
internal static class Questions
{
    /// <summary>Questions of calls.</summary>
    public static IReadOnlyList<(string Name, string Path)> Calls { get; } =
    [
        ("month by hour by queue", "kpis.json?from=2025-06-01&to=2025-06-30&kpi=offered,answered,asa&by=month,hour,queue"),
        ("a month by day by hour", "kpis.json?from=2025-06-01&to=2025-06-30&kpi=sl,asa&by=day,hour"),
        ("year by agent", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=agent"),
        ("year by queue", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=queue"),
        ("three years by month", "kpis.json?kpi=answered,asa&by=month"),
        ("three years by agent", "kpis.json?kpi=answered,asa&by=agent"),
        ("three years by week", "kpis.json?kpi=answered,asa&by=week"),
        ("three years by weekday", "kpis.json?kpi=answered,asa&by=weekday"),
        ("three years by hour", "kpis.json?kpi=answered,asa&by=hour"),
        ("three years by queue", "kpis.json?kpi=answered,asa&by=queue"),
        ("year by queue by topic", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=queue,topic"),
        ("year by agent by topic", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=agent,topic"),
        ("year by hour by topic", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=hour,topic"),
        ("year by agent by hour", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=answered,asa&by=agent,hour"),
        ("28 days by queue by topic", "kpis.json?from=2025-06-10&to=2025-07-07&kpi=answered,asa&by=queue,topic"),
        ("year, percentile by day", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=waitP90&by=day"),
        ("year by month by queue", "kpis.json?from=2025-01-01&to=2025-12-31&kpi=waitP90,offered&by=month,queue"),
    ];

    /// <summary>Questions of tickets: all their usual figures.</summary>
    public static IReadOnlyList<(string Name, string Path)> Tickets { get; } =
    [
        ("a month by day", "kpis.json?area=tickets&from=2025-06-01&to=2025-06-30&by=day"),
        ("a month by queue", "kpis.json?area=tickets&from=2025-06-01&to=2025-06-30&by=queue"),
        ("a month by agent", "kpis.json?area=tickets&from=2025-06-01&to=2025-06-30&by=agent"),
        ("a month by topic", "kpis.json?area=tickets&from=2025-06-01&to=2025-06-30&by=topic"),
        ("a month beside earlier ones", "kpis.json?area=tickets&from=2025-06-01&to=2025-06-30&compare=before,year"),
        ("year by month", "kpis.json?area=tickets&from=2025-01-01&to=2025-12-31&by=month"),
        ("year by month by queue", "kpis.json?area=tickets&from=2025-01-01&to=2025-12-31&by=month,queue"),
        ("three years by month", "kpis.json?area=tickets&by=month"),
        ("the page", "kpis?area=tickets"),
    ];

    /// <summary>Asks each question some times.</summary>
    /// <param name="address">Address of the bridge.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="times">How often.</param>
    public static async Task AskAsync(Uri address, IReadOnlyList<(string Name, string Path)> questions, int times)
    {
        using var http = new HttpClient(new SocketsHttpHandler());
        foreach (var (name, path) in questions)
        {
            var took = new double[times];
            var length = 0;
            for (var one = -2; one < times; one++)
            {
                var watch = Stopwatch.StartNew();
                using var answer = await http.GetAsync(new Uri(address, path));
                var content = await answer.Content.ReadAsStringAsync();
                length = answer.IsSuccessStatusCode ? content.Length : throw new InvalidOperationException($"'{name}' was answered {(int)answer.StatusCode}: {content}");
                if (one >= 0)
                {
                    took[one] = watch.Elapsed.TotalMilliseconds;
                }
            }

            Array.Sort(took);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-26} p50 {took[times / 2],7:0.0} ms  p95 {took[(int)Math.Ceiling(0.95 * times) - 1],7:0.0} ms  {length / 1024} KiB"));
        }
    }
}
