using System.Globalization;
using Bridge.Faults.Desk;

namespace Bridge.Faults.Cells;

/// <summary>Members open tickets while the help desk loses answers: each must open exactly one.</summary>
internal sealed class LostAnswerCell : ICell
{
    private const int Tickets = 1000;
    private const int Parallel = 16;

    // Later than the bridge waits for an answer (60 s), so that what was done is not known.
    private const string Faults = "slow-after:0.4%:65s,reset-after:12%,500-after:4%,reset:2%";

    /// <inheritdoc />
    public string Name => "desk-lost";

    /// <inheritdoc />
    public bool IsEnough(CampaignScale scale, CellReport report) => report.Seeds.Count >= scale.Few;

    /// <inheritdoc />
    public async Task RunAsync(CellRun run, CancellationToken cancellationToken)
    {
        await using var stage = await DeskStage.StartAsync(run.Stages.Program, run.Seed, cancellationToken);
        await stage.RunBridgeAsync(cancellationToken);
        await stage.FaultsAsync(Faults, cancellationToken);
        var ids = new string[Tickets];
        await System.Threading.Tasks.Parallel.ForAsync(
            0, Tickets, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (number, token) => ids[number] = await stage.AskAsync(
                $"/api/v1/members/{DeskStage.Member(number)}/tickets",
                new { subject = string.Create(CultureInfo.InvariantCulture, $"Ticket {number}"), text = "Help" },
                $"lost-{number}",
                token));
        var aside = await stage.DrainAsync(cancellationToken);

        var opened = (await stage.TicketsAsync(cancellationToken)).GroupBy(ticket => ticket.GetProperty("external_id").GetString()!)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        run.Expect(aside == 0, $"{aside} requests were set aside");
        run.Expect(ids.Distinct().Count() == Tickets, "two requests got one id");
        foreach (var id in ids.Where(id => opened.GetValueOrDefault(id) != 1))
        {
            run.Fail($"{id} opened {opened.GetValueOrDefault(id)} tickets");
        }

        run.Expect(opened.Count == Tickets, $"{opened.Count} tickets in the account");
        var counts = stage.History.Statistics();
        run.Report.Add("tickets", opened.Values.Sum());
        run.Report.Add("faults", counts.FaultsInjected);
        run.Report.Add("calls", counts.Calls);
    }

    /// <inheritdoc />
    public void Close(CellReport report) => report.Notes.Add(string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Sums.GetValueOrDefault("tickets"):0} tickets of {report.Seeds.Count * Tickets} asked for, {report.Sums.GetValueOrDefault("faults"):0} of {report.Sums.GetValueOrDefault("calls"):0} calls spoilt ({Faults})"));
}
