using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bridge.Faults.Desk;

namespace Bridge.Faults.Cells;

/// <summary>How long it takes from a change in the help desk, with its webhook, until a member sees it through the API.</summary>
internal sealed class FreshnessCell : ICell
{
    private const int Changes = 100; // with a member's 120 calls a minute in mind
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(1);
    private readonly ConcurrentBag<double> _seconds = [];

    /// <inheritdoc />
    public string Name => "fresh";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= 1;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await DeskStage.StartAsync(run.Stages.Program, run.Seed, cancellationToken);
        await stage.RunBridgeAsync(cancellationToken);
        for (var number = 0; number < Changes; number++)
        {
            await stage.AskAsync($"api/v1/members/{DeskStage.Member(number)}/tickets", new { subject = Subject(number), text = "Words." }, $"k-{number}", cancellationToken);
        }

        run.Expect(await stage.DrainAsync(cancellationToken) == 0, "requests were set aside");
        var desk = (await stage.TicketsAsync(cancellationToken)).ToDictionary(
            ticket => ticket.GetProperty("subject").GetString()!, ticket => ticket.GetProperty("id").GetInt64(), StringComparer.Ordinal);
        var seen = new List<Task<bool>>();
        for (var number = 0; number < Changes; number++)
        {
            seen.Add(SeenAsync(stage, number, desk[Subject(number)], cancellationToken));
            await Task.Delay(_between, cancellationToken);
        }

        var missed = (await Task.WhenAll(seen)).Count(one => !one);
        run.Expect(missed == 0, $"{missed} changes were not seen within a minute");
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(FreshnessNote.Of(_seconds));

    private static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"Request {number}");

    private async Task<bool> SeenAsync(DeskStage stage, int number, long ticket, CancellationToken cancellationToken)
    {
        await stage.CrmAsync(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"_sandbox/tickets/{ticket}/solve"), """{"comment":"Done."}""", cancellationToken);
        var changed = Stopwatch.StartNew();
        using (var call = HookCalls.About(stage, ticket, string.Create(CultureInfo.InvariantCulture, $"fresh-{number}"), DeskStage.HookSecret))
        using (await stage.Http.SendAsync(call, cancellationToken))
        {
            // The hint is on the disk.
        }

        while (changed.Elapsed < _patience)
        {
            using var list = JsonDocument.Parse(await stage.LookAsync($"api/v1/members/{DeskStage.Member(number)}/tickets?limit=100", cancellationToken));
            if (list.RootElement.GetProperty("tickets").EnumerateArray().Any(one => one.GetProperty("subject").GetString() == Subject(number) && one.GetProperty("status").GetString() == "solved"))
            {
                _seconds.Add(changed.Elapsed.TotalSeconds);
                return true;
            }

            await Task.Delay(_look, cancellationToken);
        }

        return false;
    }
}
