using System.Globalization;
using Bridge.Faults.Desk;

namespace Bridge.Faults.Cells;

/// <summary>Kills the bridge again and again while members open tickets and add comments: nothing accepted is lost or doubled.</summary>
internal sealed class DeskKillCell : ICell
{
    private const int Kills = 30;
    private const int Writers = 6;
    private const string Faults = "500-after:5%,reset-after:5%";

    /// <inheritdoc />
    public string Name => "desk-kill";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Trials >= scale.Kills;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        var random = new Random(run.Seed);
        await using var stage = await DeskStage.StartAsync(run.Stages.Program, run.Seed, cancellationToken);
        await stage.RunBridgeAsync(cancellationToken);
        await stage.FaultsAsync(Faults, cancellationToken);
        using var enough = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync(stage, writer, enough.Token, cancellationToken)).ToList();
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(30, 1500), cancellationToken);
            await stage.KillBridgeAsync(cancellationToken);
            await stage.RunBridgeAsync(cancellationToken);
        }

        await enough.CancelAsync();
        var asked = (await Task.WhenAll(writers)).SelectMany(tickets => tickets).ToList();
        await stage.FaultsAsync("", cancellationToken);
        run.Expect(await stage.DrainAsync(cancellationToken) == 0, "requests were set aside");
        await JudgeAsync(run, stage, asked, cancellationToken);
        run.Report.Trials = (run.Report.Trials ?? 0) + Kills;
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Trials} kills; {report.Sums.GetValueOrDefault("tickets"):0} tickets with {report.Sums.GetValueOrDefault("comments"):0} comments accepted, each once and in order"));

    // One ticket after another, each with comments that follow at once, while their ticket may still be on its way.
    private static async Task<List<(string Id, int Comments)>> WriteAsync(DeskStage stage, int writer, CancellationToken enough, CancellationToken cancellationToken)
    {
        var asked = new List<(string, int)>();
        while (!enough.IsCancellationRequested)
        {
            var (number, path) = (asked.Count, $"/api/v1/members/{DeskStage.Member(writer + asked.Count)}/tickets");
            var id = await stage.AskAsync(path, new { subject = $"Ticket {writer}-{number}", text = "0" }, $"t-{writer}-{number}", cancellationToken);
            var comments = number % 3;
            for (var comment = 1; comment <= comments; comment++)
            {
                await stage.AskAsync($"{path}/{id}/comments", new { text = $"{comment}" }, $"c-{writer}-{number}-{comment}", cancellationToken);
            }

            asked.Add((id, comments));
            await Task.Delay(20, cancellationToken);
        }

        return asked;
    }

    private static async Task JudgeAsync(CellRun run, DeskStage stage, List<(string Id, int Comments)> asked, CancellationToken cancellationToken)
    {
        var opened = (await stage.TicketsAsync(cancellationToken)).ToLookup(ticket => ticket.GetProperty("external_id").GetString()!, ticket => ticket.GetProperty("id").GetInt64());
        run.Expect(opened.Count == asked.Count, $"{opened.Count} keys in the account, {asked.Count} accepted");
        foreach (var (id, comments) in asked)
        {
            var tickets = opened[id].ToList();
            if (tickets.Count != 1)
            {
                run.Fail($"{id} opened {tickets.Count} tickets");
                continue;
            }

            var said = await stage.CommentsAsync(tickets[0], cancellationToken);
            run.Expect(
                said.SequenceEqual(Enumerable.Range(0, comments + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))),
                $"{id}: said {string.Join(' ', said)} instead of 0 to {comments}");
        }

        run.Report.Add("tickets", asked.Count);
        run.Report.Add("comments", asked.Sum(ticket => ticket.Comments));
    }
}
