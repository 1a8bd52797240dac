using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>Hosts that do not answer as reading by position needs it.</summary>
public sealed class ResoPlainHostTests : IAsyncDisposable
{
    private static readonly MlsStubStyle _oneCondition = new() { HasOr = false, MaxPage = 10 };
    private static readonly MlsStubStyle _deaf = new() { IsDeaf = true, MaxPage = 10 };
    private static readonly MlsStubStyle _deafByTime = new() { IsDeaf = true, IsByTime = true, MaxPage = 10 };
    private static readonly MlsStubStyle _endedByTop = new() { HasOr = false, IsEndedByTop = true, MaxPage = 10 };
    private static readonly MlsStubStyle _withoutLinks = new() { HasOr = false, HasLinks = false, MaxPage = 10 };
    private static readonly MlsStubStyle _onePage = new() { IsDeaf = true, HasSkip = false, MaxPage = 100 };
    private MlsStub? _stub;

    public static TheoryData<string> Hosts => new(["one condition", "deaf", "deaf, by time", "ends at top", "without links", "one page"]);

    public async ValueTask DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task Where_the_paging_is_left_open_the_links_are_followed_and_the_admin_is_told(string host)
    {
        var source = await OpenAsync(StyleOf(host));

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Contains($"Set 'paging' of connection 'mls' to {(host == "without links" ? "skip" : "links")}", ((IWarns)source).Warn(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task What_was_read_before_the_way_changed_does_not_hide_the_rest_when_it_breaks_off(string host)
    {
        var style = StyleOf(host);
        var source = await OpenAsync(style);
        var cursors = (await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync()).Select(page => page.Next).ToList();

        foreach (var cursor in cursors.SkipLast(1))
        {
            var read = await (await OpenAsync(style, _stub)).ReadAsync(new ReadRequest(cursor, new HashSet<string>()), CancellationToken.None).ToListAsync();
            Assert.Equal(25, KeysOf(read).Count);
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task All_keys_are_listed(string host)
    {
        var source = await OpenAsync(StyleOf(host));

        var keys = await ((IListsKeys)source).ListKeysAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(25, keys.SelectMany(chunk => chunk).Distinct().Count());
    }

    [Fact]
    public async Task A_paging_that_an_admin_has_set_is_kept_and_the_fault_says_which_one_would_do()
    {
        var source = await OpenAsync(_oneCondition, null, "keyset");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync().AsTask());

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.StartsWith("Set 'paging' of the connection to links", failure.Remedy, StringComparison.Ordinal);
        Assert.Contains("too complex", failure.Problem, StringComparison.Ordinal);
        Assert.Null(((IWarns)source).Warn());
    }

    [Theory]
    [InlineData(null, CheckVerdict.Warning)]
    [InlineData("keyset", CheckVerdict.Failed)]
    public async Task The_check_says_so_before_the_first_sync(string? paging, CheckVerdict verdict)
    {
        var findings = await new ResoConnector().OpenCheck(await ConnectAsync(_oneCondition, null, paging)).CheckAsync(CancellationToken.None);

        var finding = Assert.Single(findings, finding => finding.Subject == "Member");
        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains("Set 'paging' of the connection to links", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_links_it_is_read_whole_without_a_word()
    {
        var source = await OpenAsync(_oneCondition, null, "links");

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Null(((IWarns)source).Warn());
    }

    [Theory]
    [InlineData("skip")]
    [InlineData("links")]
    public async Task A_row_that_stands_twice_on_each_page_moves_no_other_one_out_of_sight(string paging)
    {
        var source = await OpenAsync(new MlsStubStyle { RepeatsRows = true, MaxPage = 10 }, null, paging);

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
    }

    [Theory]
    [InlineData("keyset")]
    [InlineData("time")]
    [InlineData("links")]
    public async Task An_empty_page_with_a_next_link_is_not_the_end(string paging)
    {
        var source = await OpenAsync(new MlsStubStyle { BeginsEmpty = true, IsByTime = true, MaxPage = 10 }, null, paging);

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();
        var keys = await ((IListsKeys)source).ListKeysAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Equal(25, keys.SelectMany(chunk => chunk).Distinct().Count());
    }

    private static MlsStubStyle StyleOf(string host) =>
        host switch
        {
            "deaf" => _deaf,
            "deaf, by time" => _deafByTime,
            "ends at top" => _endedByTop,
            "without links" => _withoutLinks,
            "one page" => _onePage,
            _ => _oneCondition,
        };

    private static HashSet<string> KeysOf(IEnumerable<Page<Member>> pages) =>
        pages.SelectMany(page => page.Records).Select(record => record.Key.ExternalId).ToHashSet(StringComparer.Ordinal);

    private async Task<ISource<Member>> OpenAsync(MlsStubStyle style, MlsStub? started = null, string? paging = null) =>
        ((IOpensSource<Member>)new ResoConnector()).OpenSource(
            await ConnectAsync(style, started, paging), ["MemberFirstName"]);

    private async Task<ConnectionContext> ConnectAsync(MlsStubStyle style, MlsStub? started, string? paging)
    {
        var connection = new ResoStubConnection("Member", "generic", style, paging is null ? [] : [("paging", paging)]);
        _stub = started ?? (MlsStub)await connection.StartAsync();
        if (started is null)
        {
            _stub.Plant(25, areTied: false);
        }

        return connection.Open(style.MaxPage, _stub);
    }
}
