using Bridge.ConnectorKit.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Files;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Zendesk.Tickets;

public sealed class ZendeskUploadsConformance : UploadConformance
{
    private readonly List<ZendeskHost> _hosts = [];

    protected override IReadOnlyList<string> Secrets => [ZendeskHost.Token, "wrong-token"];

    private ZendeskHost Host => _hosts[0];

    [Fact]
    public async Task A_file_that_is_larger_than_the_account_takes_is_refused_for_good()
    {
        var host = await NewHostAsync(new() { MaxUploadBytes = 10 });

        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => host.Connector.OpenUploads(host.Connect())
            .UploadAsync("a.txt", FileKinds.OfMediaType("text/plain")!, "eleven bytes"u8.ToArray(), CancellationToken.None)); // a known kind

        Assert.Equal(FailureKind.Data, refusal.Kind);
    }

    protected override async Task<(IUploads Uploads, ITicketDesk Desk)> StartAsync()
    {
        var connection = (await NewHostAsync()).ConnectAsHost();
        return (Host.Connector.OpenUploads(connection), Host.Connector.OpenDesk(connection, DeskWords.None));
    }

    protected override async Task StopAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }
    }

    protected override async Task<IUploads> OpenFailingAsync(FailureKind kind)
    {
        var host = await NewHostAsync();
        await host.SetFaultsAsync(kind switch
        {
            FailureKind.Transient => "500:100%",
            FailureKind.Throttled => "429:100%",
            _ => "",
        });
        return host.Connector.OpenUploads(kind == FailureKind.Configuration ? host.Connect(("apiToken", "wrong-token")) : host.Connect());
    }

    protected override async Task<IReadOnlyList<(string Name, byte[] Content)>> StoredAsync(string ticketId)
    {
        var files = new List<(string, byte[])>();
        var comments = (await Host.CallAsync(HttpMethod.Get, $"api/v2/tickets/{ticketId}/comments"))!.Value.GetProperty("comments"); // the ticket is there
        foreach (var file in comments.EnumerateArray().SelectMany(comment => comment.GetProperty("attachments").EnumerateArray()))
        {
            files.Add((file.GetProperty("file_name").GetString()!, await Host.Control.GetByteArrayAsync(file.GetProperty("content_url").GetString())));
        }

        return files;
    }

    private async Task<ZendeskHost> NewHostAsync(Sandbox.Zendesk.ZendeskSandboxOptions? options = null)
    {
        var host = await ZendeskHost.StartAsync(options);
        _hosts.Add(host);
        await host.PlantAsync("users", new { name = "Ada Ramirez", email = "ada@example.test", external_id = Member });
        return host;
    }
}
