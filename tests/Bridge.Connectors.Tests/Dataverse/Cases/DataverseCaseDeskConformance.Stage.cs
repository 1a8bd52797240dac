using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Desks;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;
using Bridge.Sandbox.Dataverse;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <content>How the suite gets a Dataverse environment, spoils it and looks into it.</content>
public sealed partial class DataverseCaseDeskConformance
{
    protected override bool TellsRequesters => true;

    protected override IReadsRequesters OpenRequesters() => Host.Connector.OpenRequesters(Host.Connect());

    protected override async Task<ITicketDesk> StartAsync()
    {
        var host = await NewHostAsync(new() { HasKeys = true });
        _wire = new WriteTap(host.SetFaultsAsync);
        _office = await DataverseCaseOffice.OpenAsync(host);
        return host.Connector.OpenDesk(host.Connect(_wire), _words);
    }

    protected override async Task StopAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected override async Task<ITicketDesk> OpenFailingAsync(FailureKind kind)
    {
        var host = await NewHostAsync(new() { HasKeys = true });
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return host.Connector.OpenDesk(kind == FailureKind.Configuration ? host.Connect(("clientSecret", "wrong-secret")) : host.Connect(), _words);
    }

    protected override void LoseAnswers(LostAnswer? how) => Wire.Fault = how switch
    {
        LostAnswer.ServerError => "500-after:100%",
        LostAnswer.Reset => "reset-after:100%",
        _ => null,
    };

    protected override async Task<int> CountAsync() => (await Host.DumpAsync("incident")).Count;

    protected override Task CloseAsync(string ticketId) => Office.CloseAsync(ticketId);

    protected override Task MoveAsync(string ticketId, TicketStatus state) => state == TicketStatus.Solved
        ? Office.SolveAsync(ticketId)
        : Office.ChangeAsync(ticketId, new { statuscode = state == TicketStatus.Pending ? 3 : 2 });

    protected override Task DeleteAsync(string ticketId) => Office.DeleteAsync(ticketId);

    protected override Task AnswerAsync(string ticketId, string text, bool isPublic) => Office.NoteAsync(ticketId, isPublic ? $"*WEB* {text}" : text);

    protected override Task<string> SentAsync() => Task.FromResult(string.Join('\n', Wire.Bodies));

    private async Task<DataverseHost> NewHostAsync(DataverseSandboxOptions options)
    {
        var host = await DataverseHost.StartAsync(options);
        _hosts.Add(host);
        return host;
    }
}
