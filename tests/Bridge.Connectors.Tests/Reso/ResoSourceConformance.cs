using Bridge.ConnectorKit.Sources;
using Bridge.Connectors.Reso;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Tests.Reso;

public sealed class ResoGenericMemberSourceConformance() : ResoMemberSourceConformance("generic", new());

public sealed class ResoMlsgridMemberSourceConformance()
    : ResoMemberSourceConformance("mlsgrid", new() { IsByTime = true, HasFlag = true }, ("originatingSystem", "harbor"))
{
    protected override bool SendsTombstones => true;
}

public sealed class ResoTrestleMemberSourceConformance() : ResoMemberSourceConformance("trestle", new());

public sealed class ResoBridgeMemberSourceConformance() : ResoMemberSourceConformance(
    "bridge", new() { Watermark = "BridgeModificationTimestamp", IsByTime = true, HasHeaderLink = true });

public sealed class ResoSparkMemberSourceConformance() : ResoMemberSourceConformance("spark", new())
{
    protected override bool MovesWithEachPage => false;
}

public sealed class ResoRapattoniMemberSourceConformance() : ResoMemberSourceConformance("rapattoni", new() { HasLinks = false });

public sealed class ResoSkipMemberSourceConformance()
    : ResoMemberSourceConformance("generic", new() { HasLinks = false }, ("paging", "skip"))
{
    protected override bool MovesWithEachPage => false;
}

public sealed class ResoTimedLinksMemberSourceConformance()
    : ResoMemberSourceConformance("generic", new() { IsByTime = true }, ("paging", "links"))
{
    protected override bool MovesWithEachPage => false;
}

public sealed class ResoEventsMemberSourceConformance() : ResoMemberSourceConformance("generic", new(), ("deletes", "events"))
{
    protected override bool SendsTombstones => true;
}

public abstract class ResoMemberSourceConformance : RestSourceConformance<Member>
{
    private readonly ResoStubConnection _connection;

    internal ResoMemberSourceConformance(string profile, MlsStubStyle style, params (string Name, string Value)[] settings) =>
        _connection = new ResoStubConnection("Member", profile, style, settings);

    protected override Task<RestFeed> StartRestFeedAsync() => _connection.StartAsync();

    protected override ISource<Member> Open() =>
        ((IOpensSource<Member>)new ResoConnector()).OpenSource(_connection.Open(PageSize), ["MemberFirstName", "MemberLastName"]);

    protected override string VersionOf(Member record) => record.FirstName ?? "";
}

public sealed class ResoGenericOfficeSourceConformance : RestSourceConformance<Office>
{
    private readonly ResoStubConnection _connection = new("Office", "generic", new(), []);

    protected override Task<RestFeed> StartRestFeedAsync() => _connection.StartAsync();

    protected override ISource<Office> Open() =>
        ((IOpensSource<Office>)new ResoConnector()).OpenSource(_connection.Open(PageSize), ["OfficeName", "OfficePhone"]);

    protected override string VersionOf(Office record) => record.Name ?? "";
}

/// <summary>A stub and connections to it.</summary>
internal sealed class ResoStubConnection(
    string resource, string profile, MlsStubStyle style, (string Name, string Value)[] settings)
{
    private MlsStub? _stub;

    public async Task<RestFeed> StartAsync() => _stub = await MlsStub.StartAsync(resource, style);

    public ConnectionContext Open(int pageSize) => Open(pageSize, _stub!); // started before any test opens a source

    public ConnectionContext Open(int pageSize, MlsStub stub)
    {
        var values = new Dictionary<string, string>
        {
            ["profile"] = profile,
            ["address"] = stub.Address.AbsoluteUri,
            ["overlap"] = "0s",
            ["pageSize"] = $"{pageSize}",
            ["token"] = "stub-token",
        };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return new ConnectionContext(new ConnectionSettings("mls", values), http, new CallMeter(), TimeProvider.System);
    }
}
