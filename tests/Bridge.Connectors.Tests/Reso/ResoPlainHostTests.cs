using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>A host that filters by one condition only.</summary>
public sealed class ResoPlainHostTests : IAsyncLifetime
{
    private readonly ResoStubConnection _connection = new("Member", "generic", new MlsStubStyle { HasOr = false, MaxPage = 10 }, []);
    private MlsStub? _stub;

    private ConnectionContext Context => _connection.Open(10);

    public async Task InitializeAsync()
    {
        _stub = (MlsStub)await _connection.StartAsync();
        _stub.Plant(25, areTied: false);
    }

    public async Task DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task A_sync_says_which_paging_such_a_host_can_do()
    {
        var source = ((IOpensSource<Member>)new ResoConnector()).OpenSource(Context, ["MemberFirstName"]);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync().AsTask());

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.StartsWith("Set 'paging' of the connection to links", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("too complex", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_says_so_before_the_first_sync()
    {
        var findings = await new ResoConnector().OpenCheck(Context).CheckAsync(CancellationToken.None);

        var finding = Assert.Single(findings, finding => finding.Subject == "Member");
        Assert.Equal(CheckVerdict.Failed, finding.Verdict);
        Assert.Contains("Set 'paging' of the connection to links", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_links_it_is_read_whole()
    {
        var plain = new ResoStubConnection("Member", "generic", new MlsStubStyle { HasOr = false, MaxPage = 10 }, [("paging", "links")]);
        await using var stub = (MlsStub)await plain.StartAsync();
        stub.Plant(25, areTied: false);
        var source = ((IOpensSource<Member>)new ResoConnector()).OpenSource(plain.Open(10), ["MemberFirstName"]);

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, pages.SelectMany(page => page.Records).Select(record => record.Key.ExternalId).Distinct().Count());
    }
}
