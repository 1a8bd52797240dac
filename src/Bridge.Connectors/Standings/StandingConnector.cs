using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Standings;

/// <summary>Takes the standings that finance releases: one word for each member, and nothing else of finance.</summary>
public sealed class StandingConnector : IConnector, IOpensSource<MemberStanding>
{
    /// <inheritdoc />
    public string Name => "standings";

    /// <inheritdoc />
    public string Summary => "Finance's signed releases of standings: one of four words for each member.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => StandingSettings.Specs;

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new StandingCheck(Open(connection));

    /// <inheritdoc />
    public ISource<MemberStanding> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new StandingSource(Open(connection));

    private static ReleaseFile Open(ConnectionContext connection) => new(new StandingSettings(connection.Settings), connection.Time);
}
