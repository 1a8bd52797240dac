using Bridge.ConnectorKit.Sources;
using Bridge.ConnectorKit.Standings;
using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Tests.Standings;

public sealed class StandingSourceConformance : SourceConformance<MemberStanding>
{
    private readonly StandingHarness _harness = new(new ReleaseFolder());

    protected override int PageSize => 1000;

    protected override Task<SourceFeed> StartFeedAsync() => Task.FromResult<SourceFeed>(_harness.Outbox);

    protected override ISource<MemberStanding> Open() => _harness.Open();

    protected override string VersionOf(MemberStanding record) => record.Standing.ToString();
}
