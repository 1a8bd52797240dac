using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>A host that flags deletions and takes the rows away some days later, when nothing else has changed.</summary>
public sealed class ResoPurgedTests : IAsyncDisposable
{
    private MlsStub? _stub;

    public async ValueTask DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Fact]
    public async Task The_newest_rows_are_gone_and_nobody_is_asked_whether_time_fell_back()
    {
        var connection = new ResoStubConnection("Member", "mlsgrid", new MlsStubStyle { IsByTime = true, HasFlag = true }, [("originatingSystem", "mls")]);
        _stub = (MlsStub)await connection.StartAsync();
        _stub.Plant(10, areTied: false);
        var leaving = _stub.Rows.Keys.Take(5).ToList();
        leaving.ForEach(_stub.Remove);
        var read = await Open(connection).ReadAsync(ReadRequest.Full, CancellationToken.None).ToListAsync();
        _stub.Purge(leaving);

        var next = await Open(connection).ReadAsync(new ReadRequest(read[^1].Next, new HashSet<string>()), CancellationToken.None).ToListAsync();

        Assert.Equal(10, read.Sum(page => page.Records.Count));
        Assert.All(next, page => Assert.Empty(page.Records));
    }

    private ISource<Member> Open(ResoStubConnection connection) =>
        ((IOpensSource<Member>)new ResoConnector()).OpenSource(connection.Open(100, _stub!), ["MemberFirstName"]); // it is started before
}
