using Bridge.Connectors.Reso;
using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>Hosts that write change times with an offset from UTC, and what they take in questions.</summary>
public sealed class ResoOffsetTests : IAsyncDisposable
{
    private static readonly MlsStubStyle _refuses = new() { Offset = 2, RefusesOffsets = true, IsByTime = true, MaxPage = 10 };
    private static readonly MlsStubStyle _texts = new() { Offset = -5, ComparesTexts = true, IsByTime = true, MaxPage = 10 };
    private MlsStub? _stub;

    public async ValueTask DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [InlineData("2026-10-01T05:00:00.123456789+02:00", "2026-10-01T03:00:00.123456789Z")]
    [InlineData("2026-10-01T20:30:00-05:00", "2026-10-02T01:30:00Z")]
    [InlineData("2026-10-01T05:00:00.5000000+00:00", "2026-10-01T05:00:00.5000000Z")]
    [InlineData("2026-10-01T05:00:00.500Z", "2026-10-01T05:00:00.500Z")]
    [InlineData("2026-10-01T05:00:00", "2026-10-01T05:00:00Z")]
    public void A_time_in_utc_keeps_every_digit(string written, string literal) =>
        Assert.Equal(literal, ResoTime.InUtc(written));

    [Fact]
    public async Task A_host_that_takes_no_offset_back_is_asked_in_utc()
    {
        var context = await ConnectAsync(_refuses, areTied: true);
        var source = Open(context);

        var pages = await source.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(pages).Count);
        Assert.Null(((IWarns)source).Warn()); // read by position as the profile has it
    }

    [Theory]
    [InlineData("keyset")]
    [InlineData("time")]
    [InlineData("links")]
    public async Task A_host_that_compares_texts_is_asked_in_its_own_offset(string paging)
    {
        var context = await ConnectAsync(_texts, areTied: true, ("paging", paging), ("overlap", "5m"));
        var first = await Open(context).ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();
        _stub!.Change(_stub.Rows.Keys.First());

        var next = await Open(context).ReadAsync(new ReadRequest(first[^1].Next, new HashSet<string>()), CancellationToken.None).ToListAsync();

        Assert.Equal(25, KeysOf(first).Count);
        Assert.Contains(_stub.Rows.Keys.First(), KeysOf(next));
    }

    [Fact]
    public async Task What_a_host_takes_is_asked_once()
    {
        var context = await ConnectAsync(_refuses, areTied: false);
        var first = await Open(context).ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();
        _stub!.Change(_stub.Rows.Keys.First());
        _stub.Asked.Clear();

        var next = await Open(context).ReadAsync(new ReadRequest(first[^1].Next, new HashSet<string>()), CancellationToken.None).ToListAsync();

        Assert.Contains(_stub.Rows.Keys.First(), KeysOf(next));
        Assert.DoesNotContain(_stub.Asked, asked => asked.Contains("$filter=ModificationTimestamp eq", StringComparison.Ordinal));
    }

    private static ISource<Member> Open(ConnectionContext context) =>
        ((IOpensSource<Member>)new ResoConnector()).OpenSource(context, ["MemberFirstName"]);

    private static HashSet<string> KeysOf(IEnumerable<Page<Member>> pages) =>
        pages.SelectMany(page => page.Records).Select(record => record.Key.ExternalId).ToHashSet(StringComparer.Ordinal);

    private async Task<ConnectionContext> ConnectAsync(MlsStubStyle style, bool areTied, params (string, string)[] more)
    {
        var connection = new ResoStubConnection("Member", "generic", style, more);
        _stub = (MlsStub)await connection.StartAsync();
        _stub.Plant(25, areTied);
        return connection.Open(style.MaxPage, _stub);
    }
}
