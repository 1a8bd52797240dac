using Bridge.Core.Tickets;
using Bridge.Host.Tests.Features.Tickets;

namespace Bridge.Host.Tests.Cli.Measures;

public class ImportHubTests
{
    [Fact]
    public async Task Tickets_that_the_hub_keeps_become_figures_and_count_once_however_often_they_are_brought()
    {
        await using var fixture = await TicketFixture.StartAsync(60);
        await fixture.SyncAsync();
        using var measures = new MeasureFolder();
        await fixture.RunAsync("import", "hub", "--data", measures.Data);
        await fixture.RunAsync("import", "hub", "--data", measures.Data);

        var figures = await measures.AskAsync("--kpi", "ticketsCreated,resolutionP50,reopened", "--variant", "lifetime");

        var tickets = fixture.All().Where(ticket => !ticket.IsTombstone).ToList();
        var minutes = tickets.Where(ticket => ticket.SolvedAt is not null).Select(ticket => (ticket.SolvedAt!.Value - ticket.CreatedAt).TotalMinutes).Order().ToList(); // checked before
        Assert.Equal(tickets.Count, figures["ticketsCreated"].Value);
        Assert.Equal(minutes[((minutes.Count + 1) / 2) - 1], figures["resolutionP50"].Value!.Value, 9); // some are solved
        Assert.Equal(
            100.0 * tickets.Count(ticket => Done(ticket) && ticket.Times?.Reopens > 0) / tickets.Count(Done), figures["reopened"].Value!.Value, 9); // some are solved
    }

    private static bool Done(Ticket ticket) => ticket.SolvedAt is not null || ticket.State is TicketStatus.Solved or TicketStatus.Closed;
}
