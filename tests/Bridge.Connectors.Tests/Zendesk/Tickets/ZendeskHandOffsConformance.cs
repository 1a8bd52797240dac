using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Tests.Desks;
using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

public sealed class ZendeskHandOffsConformance : HandOffConformance
{
    private static readonly DeskWords _words = new(
        new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { [Second] = TicketLevel.Second, [Vendors] = TicketLevel.Vendor }, ["kept"]);

    private readonly List<ZendeskHost> _hosts = [];
    private readonly Dictionary<string, long> _groups = [];
    private WriteTap? _wire;

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token"];

    private ZendeskHost Host => _hosts[0];

    private WriteTap Wire => _wire ?? throw new InvalidOperationException("The account is not started yet.");

    [Fact]
    public async Task A_hand_off_passes_the_gate_of_the_host()
    {
        var connection = Host.ConnectAsHost();
        var ticket = await Host.Connector.OpenDesk(connection, _words).OpenAsync(new NewTicket("K-2", Member, "Again", "Still red.", null), CancellationToken.None);

        var handed = await Host.Connector.OpenHandOffs(connection, _words).HandOffAsync(new HandOff("H-1", ticket.Key.Value, Second, "escalated", "Why."), CancellationToken.None);

        Assert.Equal(Second, handed.Group);
    }

    protected override async Task<(IHandOffs HandOffs, ITicketDesk Desk)> StartAsync()
    {
        var host = await NewHostAsync();
        foreach (var name in new[] { Second, Vendors })
        {
            var made = await host.CallAsync(HttpMethod.Post, "api/v2/groups", new { group = new { name } });
            _groups[name] = made!.Value.GetProperty("group").GetProperty("id").GetInt64(); // it was made
        }

        _wire = new WriteTap(host.SetFaultsAsync);
        var connection = host.Connect(_wire);
        return (host.Connector.OpenHandOffs(connection, _words), host.Connector.OpenDesk(connection, _words));
    }

    protected override async Task StopAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected override async Task<IHandOffs> OpenFailingAsync(FailureKind kind)
    {
        var host = await NewHostAsync();
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return host.Connector.OpenHandOffs(kind == FailureKind.Configuration ? host.Connect(("apiToken", "wrong-token")) : host.Connect(), _words);
    }

    protected override void LoseAnswers(LostAnswer? how) => Wire.Fault = how switch
    {
        LostAnswer.ServerError => "500-after:100%",
        LostAnswer.Reset => "reset-after:100%",
        _ => null,
    };

    protected override Task MoveAsync(string ticketId, string group) =>
        Host.CallAsync(HttpMethod.Put, $"api/v2/tickets/{ticketId}", new { ticket = new { group_id = _groups[group] } });

    protected override async Task CloseAsync(string ticketId)
    {
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/solve");
        await Host.CallAsync(HttpMethod.Post, $"_sandbox/tickets/{ticketId}/advance");
    }

    private async Task<ZendeskHost> NewHostAsync()
    {
        var host = await ZendeskHost.StartAsync();
        _hosts.Add(host);
        await host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Member });
        return host;
    }
}
