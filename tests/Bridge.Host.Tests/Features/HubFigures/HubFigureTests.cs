using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.HubFigures;

/// <summary>The hub's own tickets become figures while the host runs.</summary>
public sealed class HubFigureTests
{
    [Fact]
    public async Task A_ticket_counts_without_an_import_and_once_only()
    {
        await using var host = await MemberHost.StartAsync(more: "kpis: {}");
        await host.Log.NextAsync(2700); // the first look found nothing
        await host.OpenTicketAsync(MemberHost.Ada);
        await host.OpenTicketAsync(MemberHost.Ben);

        host.Clock.Leap(TimeSpan.FromMinutes(5));
        await host.Log.NextAsync(2700, ": 2 tickets");
        host.Clock.Leap(TimeSpan.FromMinutes(5));
        await host.Log.NextAsync(2700, ": 0 tickets");
        using var measures = new MeasureReader(MeasureFiles.Store(host.Home)).Open(default);
        var created = measures.Answer(new KpiQuestion { Kpis = ["ticketsCreated"] }).Rows;

        Assert.Equal(2, Assert.Single(created, row => row.Kpi.Id == "ticketsCreated").Figure.Value);
    }
}
