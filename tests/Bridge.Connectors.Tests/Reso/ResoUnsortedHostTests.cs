using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>Hosts that filter as they are asked to, but do not sort: behind the last row of a page stand rows that no later question asks for.</summary>
public sealed class ResoUnsortedHostTests : IAsyncDisposable
{
    private static readonly MlsStubStyle _byKey = new() { IgnoresOrder = true, MaxPage = 10 };
    private static readonly MlsStubStyle _byTime = new() { IgnoresOrder = true, IsByTime = true, MaxPage = 10 };
    private static readonly MlsStubStyle _byTimeAsAsked = new() { IsByTime = true, MaxPage = 10 };
    private static readonly MlsStubStyle _fallingTies = new() { HasFallingTies = true, IsByTime = true, MaxPage = 10 };
    private MlsStub? _stub;

    public async ValueTask DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task Rows_in_the_order_of_keys_whose_first_page_looks_sorted_are_all_read()
    {
        var source = await OpenAsync(_byKey, areTied: true);
        foreach (var key in _stub!.Rows.Keys.Take(10).ToList())
        {
            _stub.Change(key); // the first page by key is the newest, in order; the rest is older
        }

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Contains("does not sort it by change time", ((IWarns)source).Warn(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_by_time_stops_at_older_rows_behind_its_first_page()
    {
        var source = await OpenAsync(_byKey, areTied: false, ("paging", "time"));
        foreach (var key in _stub!.Rows.Keys.Take(10).ToList())
        {
            _stub.Change(key); // the first page by key is the newest, in order: nothing inside it tells
        }

        var stop = await Assert.ThrowsAsync<ConnectorException>(async () => await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync());

        Assert.Contains("oldest change first", stop.Problem, StringComparison.Ordinal);
        Assert.Contains("links", stop.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_by_time_looks_behind_its_first_page_once_only()
    {
        var source = await OpenAsync(_byTimeAsAsked, areTied: false, ("paging", "time"));
        var cursor = (await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync())[^1].Next;
        foreach (var key in _stub!.Rows.Keys.Take(15).ToList())
        {
            _stub.Change(key);
        }

        var before = _stub.Asked.Count;
        var again = await source.ReadAsync(new ReadRequest(cursor, new HashSet<string>()), CancellationToken.None).ToListAsync();

        Assert.Equal(15, KeysOf(again).Intersect(_stub.Rows.Keys.Take(15)).Count());
        Assert.DoesNotContain(_stub.Asked.Skip(before), asked => asked.Contains("skip", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_first_page_of_one_change_time_with_older_rows_behind_it_is_no_order()
    {
        var source = await OpenAsync(_byKey, areTied: true);
        _stub!.ChangeTogether(_stub.Rows.Keys.Take(10));

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
    }

    [Fact]
    public async Task Rows_of_one_change_time_in_another_order_of_keys_are_all_read()
    {
        var source = await OpenAsync(_fallingTies, areTied: true);

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Contains("does not sort it by key", ((IWarns)source).Warn(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("links")]
    [InlineData("time")]
    [InlineData("keyset")]
    public async Task A_row_that_stands_twice_in_a_page_is_read(string paging)
    {
        var source = await OpenAsync(new() { RepeatsRows = true, IsByTime = true, MaxPage = 10 }, areTied: false, ("paging", paging));

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
    }

    [Fact]
    public async Task Keys_in_the_order_of_time_are_all_listed()
    {
        var source = await OpenAsync(_byTime, areTied: true);
        _stub!.Change(_stub.Rows.Keys.First()); // the smallest key is the newest row: the first pages by time are in the order of keys

        var keys = await ((IListsKeys)source).ListKeysAsync(CancellationToken.None).ToListAsync();

        Assert.Equal(25, keys.SelectMany(chunk => chunk).Distinct().Count());
    }

    [Fact]
    public async Task A_host_that_has_shown_its_order_is_asked_once_only()
    {
        var source = await OpenAsync(new MlsStubStyle { MaxPage = 10 }, areTied: false);
        var cursor = (await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync())[^1].Next;
        foreach (var key in _stub!.Rows.Keys.Take(15).ToList())
        {
            _stub.Change(key);
        }

        var again = await source.ReadAsync(new ReadRequest(cursor, new HashSet<string>()), CancellationToken.None).ToListAsync();

        Assert.Equal(15, KeysOf(again).Intersect(_stub.Rows.Keys.Take(15)).Count());
        Assert.Single(_stub.Asked, asked => asked.Contains(" desc", StringComparison.Ordinal));
        Assert.Null(((IWarns)source).Warn());
    }

    private static HashSet<string> KeysOf(IEnumerable<Page<Member>> pages) =>
        pages.SelectMany(page => page.Records).Select(record => record.Key.ExternalId).ToHashSet(StringComparer.Ordinal);

    private async Task<ISource<Member>> OpenAsync(MlsStubStyle style, bool areTied, params (string Name, string Value)[] settings)
    {
        var connection = new ResoStubConnection("Member", "generic", style, settings);
        _stub = (MlsStub)await connection.StartAsync();
        _stub.Plant(25, areTied);
        return ((IOpensSource<Member>)new ResoConnector()).OpenSource(connection.Open(style.MaxPage, _stub), ["MemberFirstName"]);
    }
}
