using System.Text.Json;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>Times that lie in the future: what the administrator is told, and cursors that earlier versions stored behind them.</summary>
public sealed class ResoFutureTests : IAsyncLifetime
{
    private readonly ResoStubConnection _connection = new("Member", "generic", new MlsStubStyle(), []);
    private MlsStub? _stub;

    private MlsStub Stub => _stub ?? throw new InvalidOperationException("Not started.");

    public async Task InitializeAsync() => _stub = (MlsStub)await _connection.StartAsync();

    public async Task DisposeAsync() => await Stub.DisposeAsync();

    [Fact]
    public async Task A_row_that_is_dated_in_the_future_is_told()
    {
        Stub.Plant(5, areTied: false);
        var before = Open();
        await before.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();
        Stub.Misdate(Stub.Rows.Keys.First());
        var after = Open();
        await after.ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();

        Assert.Null(((IWarns)before).Warn());
        Assert.StartsWith("The MLS gave Member rows whose ModificationTimestamp lies in the future", ((IWarns)after).Warn(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_position_that_was_stored_centuries_ahead_is_read_from_the_beginning()
    {
        Stub.Plant(5, areTied: false);
        var stored = new Cursor(JsonSerializer.Serialize(new { time = "2323-03-01T08:00:00.000Z", key = "A000", reached = "2024-03-01T08:00:00Z" }));

        var pages = await Open().ReadAsync(ReadRequest.Since(stored), CancellationToken.None).ToListAsync();

        Assert.Equal(5, pages.Sum(page => page.Records.Count));
        Assert.DoesNotContain("2323", pages[^1].Next.Value, StringComparison.Ordinal);
    }

    private ISource<Member> Open() => ((IOpensSource<Member>)new ResoConnector()).OpenSource(_connection.Open(10), ["MemberFirstName"]);
}
