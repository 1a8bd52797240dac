using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Composition;
using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Sync;

namespace Bridge.Host.Cli.Demo;

/// <summary>The way back: members ask and call, Zendesk answers, and the hub turns it into figures.</summary>
/// <param name="context">What verbs work with.</param>
/// <param name="stage">Whom the bridge talks to.</param>
/// <param name="output">Who reads.</param>
internal sealed class DemoDesk(CliContext context, DemoStage stage, DemoOutput output)
{
    private const int Tickets = 36;
    private const int Calls = 60;

    private static readonly string[] _shown = ["ticketsCreated", "ticketsSolved", "offered", "sl", "asa", "abandonment"];

    /// <summary>Lets the help desk work, reads it back and tells its figures.</summary>
    /// <param name="cancellationToken">Interrupts it.</param>
    /// <returns>A task that ends then.</returns>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        output.Heading("The help desk, from Zendesk to figures");
        await File.WriteAllTextAsync(stage.Config, DemoSettings.WithDesk(await File.ReadAllTextAsync(stage.Config, cancellationToken)), cancellationToken);
        await WorkAsync(cancellationToken);
        var settings = new DemoSyncs(context, stage, output).Load();
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

    // Asks and calls follow from their numbers, so that every demo tells the same.
    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var members = await stage.MembersAsync(Math.Max(Tickets, Calls), cancellationToken);
        long[] agents = [await stage.HireAsync("Rosa Delgado", cancellationToken), await stage.HireAsync("Tom Okafor", cancellationToken)];
        for (var number = 0; number < Tickets; number++)
        {
            var member = members[number % members.Count];
            var id = await stage.AskZendeskAsync("tickets", $$"""{"requester":"{{member}}","channel":"web"}""", cancellationToken);
            if (number % 3 > 0)
            {
                await stage.AskZendeskAsync($"tickets/{id.ToString(CultureInfo.InvariantCulture)}/solve", $$"""{"agent_id":{{agents[number % agents.Length]}}}""", cancellationToken);
            }
        }

        for (var number = 0; number < Calls; number++)
        {
            var (wait, talk) = (number * 7 % 64, 120 + (number * 37 % 300));
            var outcome = number % 9 == 8 ? ""","outcome":"abandoned_in_queue" """ : $$""","talk":{{talk}},"agent_id":{{agents[number % agents.Length]}}""";
            await stage.AskZendeskAsync("calls", $$"""{"customer":"{{members[number % members.Count]}}","wait":{{wait}}{{outcome}}}""", cancellationToken);
        }
    }

    private void Tell(CancellationToken cancellationToken)
    {
        using var open = new MeasureReader(MeasureFiles.Store(stage.Support)).Open(cancellationToken);
        var rows = open.Answer(new KpiQuestion { Kpis = _shown }).Rows;
        output.Step("desk", json =>
        {
            foreach (var row in rows.Where(row => row.Figure.Value is not null))
            {
                json.WriteNumber(row.Kpi.Id, row.Figure.Value ?? 0);
            }
        });
        foreach (var row in rows)
        {
            output.Say($"  {row.Kpi.Name,-28}{KpiText.Value(row.Kpi.Unit, row.Figure.Value),12}{(row.Figure.Denominator is { } lower && row.Kpi.Unit == KpiUnit.Percent ? $"   {KpiText.Part(row.Figure.Numerator)} of {KpiText.Part(lower)}" : "")}");
        }
    }
}
