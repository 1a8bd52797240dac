using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Bridge.Faults.Desk;

namespace Bridge.Faults.Cells;

/// <summary>200 webhooks a second, doubled, late and forged: answered quickly, and every hinted ticket read afterwards.</summary>
/// <param name="name">Name of the cell.</param>
/// <param name="calls">Calls that are sent.</param>
/// <param name="kills">How often the bridge is killed meanwhile; calls without an answer are then sent again, as the help desk does.</param>
internal sealed class HookCell(string name, int calls, int kills) : ICell
{
    private const int PerSecond = 200;
    private const int Tickets = 300;

    private static readonly TimeSpan _again = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _settling = TimeSpan.FromMinutes(2);
    private long _again503;
    private long _lost;
    private const string Shown = "/api/v2/tickets/";
    private readonly List<double> _milliseconds = [];
    private readonly List<double> _atOnce = []; // of calls that needed no second sending
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= 1;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        await using var stage = await DeskStage.StartAsync(run.Stages.Program, run.Seed, cancellationToken);
        for (var number = 0; number < Tickets; number++)
        {
            await stage.CrmAsync(HttpMethod.Post, "_sandbox/tickets", $$"""{"requester":"{{DeskStage.Member(number)}}","subject":"Ticket {{number}}"}""", cancellationToken);
        }

        var ids = (await stage.TicketsAsync(cancellationToken)).ConvertAll(ticket => ticket.GetProperty("id").GetInt64());
        await stage.RunBridgeAsync(cancellationToken);
        var sending = SendAsync(stage, Plan(random, ids), cancellationToken);
        await KillAsync(stage, new Random(run.Seed), sending, cancellationToken);
        var (told, wrong) = await sending;
        run.Expect(wrong.IsEmpty, $"{wrong.Count} calls were answered wrongly, the first with {wrong.FirstOrDefault()}");

        // Lost is a ticket that nobody read after its last hint was sent.
        var patience = Stopwatch.StartNew();
        var unread = Unread(stage, told);
        while (unread.Count > 0 && patience.Elapsed < _settling)
        {
            await Task.Delay(200, cancellationToken);
            unread = Unread(stage, told);
        }

        run.Expect(unread.Count == 0, $"{unread.Count} tickets were not read after their last hint");
        run.Report.Add("lost", unread.Count);
        run.Report.Add("taken", _taken.Count);
        run.Report.Trials = kills == 0 ? null : (run.Report.Trials ?? 0) + kills;
        run.Report.Add("reads", stage.History.Statistics().Calls);
    }

    /// <inheritdoc />
    public void Close(CellReport report)
    {
        _milliseconds.Sort();
        _atOnce.Sort();
        double At(double share, List<double>? of = null) => (of ?? _milliseconds) is { Count: > 0 } all ? all[Math.Min(all.Count - 1, (int)(all.Count * share))] : 0;
        report.Notes.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{_milliseconds.Count} answers 2xx, {PerSecond} calls a second: p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, longest {At(1):0.0} ms; of the {_atOnce.Count} that were sent once p99 {At(0.99, _atOnce):0.0} ms; {report.Sums.GetValueOrDefault("taken"):0} genuine ones taken, {_again503} put off, {_lost} without an answer sent again; {report.Sums.GetValueOrDefault("lost"):0} lost, {report.Sums.GetValueOrDefault("reads"):0} calls to the account"));
    }

    // 5 % come twice, 5 % change places with the next, 1 % are forged.
    private List<Delivery> Plan(Random random, List<long> tickets)
    {
        var plan = new List<Delivery>(calls);
        while (plan.Count < calls)
        {
            var delivery = new Delivery(tickets[random.Next(tickets.Count)], $"{plan.Count}-{random.Next()}", random.NextDouble() < 0.01);
            plan.Add(delivery);
            if (random.NextDouble() < 0.05)
            {
                plan.Add(delivery);
            }
        }

        for (var place = 0; place + 1 < plan.Count; place++)
        {
            if (random.NextDouble() < 0.05)
            {
                (plan[place], plan[place + 1]) = (plan[place + 1], plan[place]);
                place++;
            }
        }

        return plan;
    }

    // Spread over the whole of the sending; the last kill leaves time for calls after it.
    private async Task KillAsync(DeskStage stage, Random random, Task sending, CancellationToken cancellationToken)
    {
        var span = TimeSpan.FromSeconds((double)calls / PerSecond / (kills + 1));
        for (var kill = 0; kill < kills && !sending.IsCompleted; kill++)
        {
            await Task.Delay(span * (0.5 + random.NextDouble()), cancellationToken);
            await stage.KillBridgeAsync(cancellationToken);
            await stage.RunBridgeAsync(cancellationToken);
        }
    }

    private async Task<(ConcurrentDictionary<long, DateTimeOffset> Told, ConcurrentBag<HttpStatusCode> Wrong)> SendAsync(
        DeskStage stage, List<Delivery> plan, CancellationToken cancellationToken)
    {
        var (told, wrong) = (new ConcurrentDictionary<long, DateTimeOffset>(), new ConcurrentBag<HttpStatusCode>());
        var (watch, sent) = (Stopwatch.StartNew(), new List<Task>(plan.Count));
        for (var number = 0; number < plan.Count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / PerSecond);
            if (due > watch.Elapsed)
            {
                await Task.Delay(due - watch.Elapsed, cancellationToken);
            }

            sent.Add(SendAsync(stage, plan[number], told, wrong, cancellationToken));
        }

        await Task.WhenAll(sent);
        return (told, wrong);
    }

    private async Task SendAsync(
        DeskStage stage, Delivery delivery, ConcurrentDictionary<long, DateTimeOffset> told, ConcurrentBag<HttpStatusCode> wrong, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetUtcNow();
        var status = await AnswerAsync(stage, delivery, cancellationToken);
        if (status != (delivery.IsForged ? HttpStatusCode.Unauthorized : HttpStatusCode.NoContent))
        {
            wrong.Add(status);
        }
        else if (!delivery.IsForged && _taken.TryAdd(delivery.Id, true))
        {
            told.AddOrUpdate(delivery.Ticket, begun, (_, known) => known > begun ? known : begun);
        }
    }

    // The help desk sends again what got no answer, and what was put off, with the same id.
    private async Task<HttpStatusCode> AnswerAsync(DeskStage stage, Delivery delivery, CancellationToken cancellationToken)
    {
        for (var isAgain = false; ; isAgain = true)
        {
            try
            {
                var status = await SendOnceAsync(stage, delivery, isAgain, cancellationToken);
                if (status != HttpStatusCode.ServiceUnavailable)
                {
                    return status;
                }

                Interlocked.Increment(ref _again503);
            }
            catch (HttpRequestException) when (kills > 0)
            {
                Interlocked.Increment(ref _lost);
            }

            await Task.Delay(_again, cancellationToken);
        }
    }

    private async Task<HttpStatusCode> SendOnceAsync(DeskStage stage, Delivery delivery, bool isAgain, CancellationToken cancellationToken)
    {
        using var request = HookCalls.About(stage, delivery.Ticket, delivery.Id, delivery.IsForged ? "somebody-elses" : DeskStage.HookSecret);
        var start = Stopwatch.GetTimestamp();
        using var answer = await stage.Http.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode)
        {
            var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            lock (_milliseconds)
            {
                _milliseconds.Add(taken);
                if (!isAgain)
                {
                    _atOnce.Add(taken);
                }
            }
        }

        return answer.StatusCode;
    }

    private static List<long> Unread(DeskStage stage, ConcurrentDictionary<long, DateTimeOffset> told)
    {
        var read = new Dictionary<long, DateTimeOffset>();
        foreach (var call in stage.History.From(0).Where(call => call.Method == "GET" && call.Path.StartsWith(Shown, StringComparison.Ordinal)))
        {
            if (long.TryParse(call.Path[Shown.Length..].Split('?', '.', '/')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticket))
            {
                read[ticket] = call.Time;
            }
        }

        return [.. told.Where(pair => read.GetValueOrDefault(pair.Key) < pair.Value).Select(pair => pair.Key)];
    }

    private sealed record Delivery(long Ticket, string Id, bool IsForged);
}
