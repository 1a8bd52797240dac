using System.Runtime.CompilerServices;
using Bridge.Connectors.Zendesk.Satisfaction;
using Bridge.Connectors.Zendesk.Sinks;
using Bridge.Connectors.Zendesk.Talk;
using Bridge.Connectors.Zendesk.Tickets;
using Bridge.Connectors.Zendesk.Timeline;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Interactions;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk;

/// <summary>Zendesk Support: members become end users, offices become organizations; tickets and calls come from it.</summary>
internal sealed class ZendeskConnector
    : IConnector, IOpensSink<Member>, IOpensSink<Office>, IOpensSink<MemberStanding>, IOpensSource<Ticket>, IOpensTicketDesk,
    IOpensRequesters, IOpensSurveyResponses, IOpensLiveCalls, IOpensCalls, IOpensTimeline, IOpensUploads, IOpensHandOffs, IDeclaresLimits, IDeclaresEgress, IReadsHooks
{
    // Routes of one connection share the bound on jobs in flight; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, ZendeskSession> _sessions = [];

    /// <inheritdoc />
    public string Name => ZendeskRegistration.Name;

    /// <inheritdoc />
    public string Summary => "Zendesk Support: members as end users, offices as organizations.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => ZendeskSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => ZendeskLimits.Headers;

    /// <inheritdoc />
    public string NamedLimitPrefix => ZendeskLimits.NamedLimitPrefix;

    /// <inheritdoc />
    public EgressWords EgressWords => ZendeskEgress.Words;

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "zendesk-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "zendesk-offices";

    /// <inheritdoc />
    string IOpensSink<MemberStanding>.DefaultMapping => "zendesk-standing";

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => ZendeskLimits.For(settings);

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new ZendeskCheck(Session(connection));

    /// <inheritdoc />
    public IHookReader? OpenHooks(ConnectionSettings settings) =>
        settings.Text(ZendeskSettings.WebhookSecret) is { } secret ? new ZendeskHooks(secret) : null;

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new ZendeskUserSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new ZendeskOrganizationSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<MemberStanding> IOpensSink<MemberStanding>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new ZendeskStandingSink(Session(connection), shape);

    /// <inheritdoc />
    public ISource<Ticket> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) =>
        new ZendeskTicketSource(Session(connection));

    /// <inheritdoc />
    public ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words) =>
        new ZendeskTicketDesk(Session(connection), words);

    /// <inheritdoc />
    public IReadsRequesters OpenRequesters(ConnectionContext connection) => new ZendeskRequesters(Session(connection));

    /// <inheritdoc />
    public IReadsSurveyResponses OpenResponses(ConnectionContext connection) => new ZendeskResponses(Session(connection));

    /// <inheritdoc />
    public ILiveCalls OpenLiveCalls(ConnectionContext connection, ICallSink sink) => new ZendeskLiveCalls(Session(connection), sink);

    /// <inheritdoc />
    public IReadsCalls OpenCalls(ConnectionContext connection) => new ZendeskTalk(Session(connection));

    /// <inheritdoc />
    public IUploads OpenUploads(ConnectionContext connection) => new ZendeskUploads(Session(connection));

    /// <inheritdoc />
    public IHandOffs OpenHandOffs(ConnectionContext connection, DeskWords words) => new ZendeskHandOffs(Session(connection), words);

    /// <inheritdoc />
    public ITimeline OpenTimeline(ConnectionContext connection) => new ZendeskTimeline(Session(connection));

    private ZendeskSession Session(ConnectionContext connection) =>
        _sessions.GetValue(connection, key => new ZendeskSession(key));
}
