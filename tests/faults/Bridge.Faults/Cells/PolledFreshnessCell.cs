using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bridge.Faults.Desk;

namespace Bridge.Faults.Cells;

/// <summary>How long it takes from a change in the help desk until a member sees it through the API where no webhook tells: the route's own reading.</summary>
/// <remarks>Source: Zendesk's incremental exports hold the last minute back, and so does the stand-in: nothing can be seen sooner than that.</remarks>
internal sealed class PolledFreshnessCell : ICell
{
    private const int Changes = 100;
    private const int EverySeconds = 10;
    private const int HeldBackSeconds = 60;
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(600); // a member has 120 calls a minute
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly ConcurrentBag<double> _seconds = [];

    /// <inheritdoc />
    public string Name => "fresh-polled";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= 1;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await DeskStage.StartAsync(run.Stages.Program, run.Seed, cancellationToken, $"{EverySeconds}s");
        await stage.RunBridgeAsync(cancellationToken);
        for (var number = 0; number < Changes; number++)
        {
            await stage.AskAsync($"api/v1/members/{DeskStage.Member(number)}/tickets", new { subject = Subject(number), text = "Words." }, $"k-{number}", cancellationToken);
        }

        run.Expect(await stage.DrainAsync(cancellationToken) == 0, "requests were set aside");
        var desk = (await stage.TicketsAsync(cancellationToken)).ToDictionary(
            ticket => ticket.GetProperty("subject").GetString()!, ticket => ticket.GetProperty("id").GetInt64(), StringComparer.Ordinal);
        var changed = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var watching = Enumerable.Range(0, DeskStage.Members).Select(member => WatchAsync(stage, member, changed, cancellationToken)).ToList();
        for (var number = 0; number < Changes; number++)
        {
            await stage.CrmAsync(
                HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"_sandbox/tickets/{desk[Subject(number)]}/solve"), """{"comment":"Done."}""", cancellationToken);
            changed[Subject(number)] = Stopwatch.GetTimestamp();
            await Task.Delay(_between, cancellationToken);
        }

        var seen = (await Task.WhenAll(watching)).Sum();
        run.Expect(seen == Changes, $"{Changes - seen} changes were not seen within {_patience.TotalMinutes:0} minutes");
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(string.Create(
        CultureInfo.InvariantCulture, $"read every {EverySeconds} s, the last {HeldBackSeconds} s held back: {FreshnessNote.Of(_seconds)}"));

    private static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"Request {number}");

    // One look at a member's list is for all changes of that member.
    private async Task<int> WatchAsync(DeskStage stage, int member, ConcurrentDictionary<string, long> changed, CancellationToken cancellationToken)
    {
        var missing = Enumerable.Range(0, Changes).Where(number => DeskStage.Member(number) == DeskStage.Member(member)).Select(Subject).ToHashSet(StringComparer.Ordinal);
        var (wanted, began) = (missing.Count, Stopwatch.GetTimestamp());
        while (missing.Count > 0 && Stopwatch.GetElapsedTime(began) < _patience)
        {
            await Task.Delay(_look, cancellationToken);
            using var list = JsonDocument.Parse(await stage.LookAsync($"api/v1/members/{DeskStage.Member(member)}/tickets?limit=100", cancellationToken));
            foreach (var one in list.RootElement.GetProperty("tickets").EnumerateArray().Where(one => one.GetProperty("status").GetString() == "solved"))
            {
                var subject = one.GetProperty("subject").GetString()!;
                if (changed.TryGetValue(subject, out var at) && missing.Remove(subject))
                {
                    _seconds.Add(Stopwatch.GetElapsedTime(at).TotalSeconds);
                }
            }
        }

        return wanted - missing.Count;
    }
}
