using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Standings;
using Bridge.Connectors.Standings;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;
using Bridge.Host.Features.Standings;
using Bridge.Host.Storage;

namespace Bridge.Host.Tests.Features.Standings;

/// <summary>A narrowed source keeps what every source keeps; here the CRM has everybody whom finance names.</summary>
public sealed class KnownMembersConformance : SourceConformance<MemberStanding>, IDisposable
{
    private const int Everybody = 6000;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-known-");
    private readonly ReleaseFolder _outbox = new() { Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
    private readonly HttpClient _http = new();
    private readonly BridgeStore _store;
    private readonly Links _members;

    public KnownMembersConformance()
    {
        _store = BridgeStore.Open(Path.Combine(_home.FullName, "bridge.db"));
        _members = new Links(_store, _store.StreamId("member:mls>crm"));
        var shape = new Shapes(_store).IdOf(new TargetShape([new TargetField { Name = "name" }]));
        _store.Write(connection => _members.Save(
            connection, [.. Enumerable.Range(0, Everybody).Select(number => new Link(ReleaseFolder.Id(number), $"{number}", shape, [1UL], null, false))]));
    }

    protected override int PageSize => 1000;

    protected override Task<SourceFeed> StartFeedAsync() => Task.FromResult<SourceFeed>(_outbox);

    protected override ISource<MemberStanding> Open()
    {
        var settings = new Dictionary<string, string> { ["folder"] = _outbox.Folder, ["publicKey"] = _outbox.PublicKey, ["zone"] = "UTC" };
        var context = new ConnectionContext(new ConnectionSettings("finance", settings), _http, new CallMeter(), TimeProvider.System);
        return new KnownMembers(new StandingConnector().OpenSource(context, []), [_members]);
    }

    protected override string VersionOf(MemberStanding record) => record.Standing.ToString();

    public void Dispose()
    {
        _store.Dispose();
        _http.Dispose();
        _home.Delete(recursive: true);
    }
}
