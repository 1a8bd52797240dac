using Bridge.ConnectorKit;
using Bridge.ConnectorKit.Sources;
using Bridge.Connectors.Http;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>A page that was spoilt on the way is asked for again within the same run.</summary>
public sealed class ResoSpoiltPagesTests : IAsyncLifetime
{
    private readonly ResoStubConnection _connection = new("Member", "generic", new MlsStubStyle { MaxPage = 10 }, []);
    private MlsStub? _stub;

    public async Task InitializeAsync()
    {
        _stub = (MlsStub)await _connection.StartAsync();
        _stub.Plant(25, areTied: false);
    }

    public async Task DisposeAsync() => await (_stub?.DisposeAsync() ?? ValueTask.CompletedTask);

    [Theory]
    [InlineData(SourceFault.Html)]
    [InlineData(SourceFault.Torn)]
    [InlineData(SourceFault.Reset)]
    public async Task The_run_goes_on_without_a_word(SourceFault fault)
    {
        var connector = new ResoConnector();
        using var opened = Connection.Open(connector, _connection.Open(10).Settings, TimeProvider.System, new Random(1), new RecordingJournal());
        var source = ((IOpensSource<Member>)connector).OpenSource(opened.Context, ["MemberFirstName"]);
        var read = new HashSet<string>(StringComparer.Ordinal);

        await foreach (var page in source.ReadAsync(ReadRequest.Full, CancellationToken.None))
        {
            if (read.Count == 0)
            {
                _stub!.Fail(fault);
            }

            read.UnionWith(page.Records.Select(record => record.Key.ExternalId));
        }

        Assert.Equal(25, read.Count);
        Assert.True(opened.Context.Calls.Retries > 0, "The fault never came.");
    }
}
