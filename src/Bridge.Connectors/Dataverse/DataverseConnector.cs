using System.Runtime.CompilerServices;
using Bridge.Connectors.Dataverse.Cases;
using Bridge.Connectors.Dataverse.Sinks;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse;

/// <summary>Microsoft Dataverse, the store behind Dynamics 365: members become contacts, offices become accounts; tickets are cases.</summary>
internal sealed class DataverseConnector
    : IConnector, IOpensSink<Member>, IOpensSink<Office>, IOpensSink<MemberStanding>, IOpensSource<Ticket>, IOpensTicketDesk,
    IOpensRequesters, IOpensSurveyResponses, IDeclaresLimits, IDeclaresEgress
{
    // Routes of one connection share token and descriptions; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, DataverseSession> _sessions = [];

    /// <inheritdoc />
    public string Name => DataverseRegistration.Name;

    /// <inheritdoc />
    public string Summary => "Microsoft Dataverse and Dynamics 365: members as contacts, offices as accounts, tickets as cases.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => DataverseSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => DataverseLimits.Headers;

    /// <inheritdoc />
    public EgressWords EgressWords => DataverseEgress.Words;

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "dataverse-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "dataverse-offices";

    /// <inheritdoc />
    string IOpensSink<MemberStanding>.DefaultMapping => "dataverse-standing";

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => DataverseLimits.Limits;

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new DataverseCheck(Session(connection));

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) => new DataverseContactSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) => new DataverseAccountSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<MemberStanding> IOpensSink<MemberStanding>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new DataverseStandingSink(Session(connection), shape);

    /// <inheritdoc />
    ISource<Ticket> IOpensSource<Ticket>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new DataverseCaseSource(Session(connection));

    /// <inheritdoc />
    public ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words) => new DataverseCaseDesk(Session(connection), words);

    /// <inheritdoc />
    public IReadsRequesters OpenRequesters(ConnectionContext connection) => new DataverseRequesters(Session(connection));

    /// <inheritdoc />
    public IReadsSurveyResponses OpenResponses(ConnectionContext connection) => new DataverseRatings(Session(connection));

    private DataverseSession Session(ConnectionContext connection) => _sessions.GetValue(connection, key => new DataverseSession(key));
}
