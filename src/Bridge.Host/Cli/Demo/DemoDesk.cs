using Bridge.Core.Kpis;
using Bridge.Host.Cli.Demo.Crms;
using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Opening;

namespace Bridge.Host.Cli.Demo;

/// <summary>The way back: members ask and call, the help desk answers, and the hub turns it into figures.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoDesk(CliContext context, DemoStage stage, DemoOutput output)
{
    private const int Tickets = 36;
    private const int FewestCalls = 60;

    /// <summary>Between two calls.</summary>
    public static TimeSpan BetweenCalls { get; } = TimeSpan.FromMinutes(3);

    private static readonly string[] _ofTickets = ["ticketsCreated", "ticketsSolved"];
    private static readonly string[] _ofCalls = ["offered", "sl", "asa", "abandonment"];

    private IDemoPhone? Phone => stage.Crm as IDemoPhone;

    /// <summary>Lets the help desk work, reads it back and tells its figures.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>A task that ends then.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        output.Heading($"The help desk, from {stage.Crm.Title} to figures");
        await File.WriteAllTextAsync(stage.Config, DemoSettings.WithDesk(await File.ReadAllTextAsync(stage.Config, cancellationToken), Phone is not null), cancellationToken);
        var syncs = new DemoSyncs(context, stage, output);
        var settings = syncs.Load();
        await syncs.ProvisionAsync(settings, cancellationToken); // the sheets of a workbook; nothing elsewhere
        await WorkAsync(cancellationToken);
        using (var bridge = OpenBridge.Open(settings, context.Connectors, context.Time))
        {
            foreach (var route in settings.Routes.Where(route => route.IsKept))
            {
                await bridge.OpenRoute(route).SyncAsync(new RunOptions(), new RunCounters(), cancellationToken);
            }

            using var measures = MeasureStore.Open(MeasureFiles.Store(stage.Support));
            new HubImport(bridge.Tickets, surveys: null).Run(measures, cancellationToken);
        }

        Tell(cancellationToken);
    }

    /// <summary>How many calls the phone tells of: those of the day so far, since the wall holds a whole day against the usual one.</summary>
    /// <param name="now">The moment of the demo.</param>
    /// <returns>Calls.</returns>
    public static int CallsUntil(DateTimeOffset now) => Math.Max(FewestCalls, (int)(now.UtcDateTime.TimeOfDay / BetweenCalls));

    // Asks and calls follow from their numbers, so that every demo tells the same.
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var calls = Phone is null ? 0 : CallsUntil(context.Time.GetUtcNow());
        var members = await stage.Crm.MembersAsync(Math.Max(Tickets, FewestCalls), cancellationToken);
        for (var number = 0; number < Tickets; number++)
        {
            var ticket = await stage.Crm.AskAsync(members[number % members.Count], cancellationToken);
            if (number % 3 > 0)
            {
                await stage.Crm.SolveAsync(ticket, number, cancellationToken);
            }
        }

        for (var number = 0; number < calls && Phone is not null; number++)
        {
            await Phone.CallAsync(members[number % members.Count], number, (calls - 1 - number) * BetweenCalls, cancellationToken);
        }
    }

    private void Tell(CancellationToken cancellationToken)
    {
        using var open = new MeasureReader(MeasureFiles.Store(stage.Support)).Open(cancellationToken);
        var rows = open.Answer(new KpiQuestion { Kpis = Phone is null ? _ofTickets : [.. _ofTickets, .. _ofCalls] }).Rows;
        output.Step("desk", json =>
        {
            foreach (var row in rows.Where(row => row.Figure.Value is not null))
            {
                json.WriteNumber(row.Kpi.Id, row.Figure.Value ?? 0);
            }
        });
        foreach (var row in rows)
        {
            var parts = row.Figure is { Value: not null, Denominator: { } lower } && row.Kpi.Unit == KpiUnit.Percent
                ? $"{KpiText.Part(row.Figure.Numerator)} of {KpiText.Part(lower)}" : KpiText.Reason(row, new KpiSettings().RepeatDays);
            output.Say($"  {row.Kpi.Name,-28}{KpiText.Value(row.Kpi.Unit, row.Figure.Value),12}{(parts.Length > 0 ? "   " + parts : "")}", indent: 45);
        }
    }
}
