using System.Runtime.CompilerServices;
using Bridge.Connectors.Freshdesk.Satisfaction;
using Bridge.Connectors.Freshdesk.Sinks;
using Bridge.Connectors.Freshdesk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk;

/// <summary>Freshdesk: members become contacts, offices become companies; tickets and ratings come from it.</summary>
internal sealed class FreshdeskConnector
    : IConnector, IOpensSink<Member>, IOpensSink<Office>, IOpensSink<MemberStanding>, IOpensSource<Ticket>, IOpensTicketDesk,
    IOpensRequesters, IOpensSurveyResponses, IDeclaresLimits, IDeclaresEgress, IReadsHooks
{
    // Routes of one connection share the descriptions of fields; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, FreshdeskSession> _sessions = [];

    /// <inheritdoc />
    public string Name => FreshdeskRegistration.Name;

    /// <inheritdoc />
    public string Summary => "Freshdesk: members as contacts, offices as companies.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => FreshdeskSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => FreshdeskLimits.Headers;

    /// <inheritdoc />
    public EgressWords EgressWords => FreshdeskEgress.Words;

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "freshdesk-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "freshdesk-offices";

    /// <inheritdoc />
    string IOpensSink<MemberStanding>.DefaultMapping => "freshdesk-standing";

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => FreshdeskLimits.For(settings);

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new FreshdeskCheck(Session(connection));

    /// <inheritdoc />
    public IHookReader? OpenHooks(ConnectionSettings settings) =>
        settings.Text(FreshdeskSettings.WebhookSecret) is { } secret ? new FreshdeskHooks(secret) : null;

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) => new FreshdeskContactSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) => new FreshdeskCompanySink(Session(connection), shape);

    /// <inheritdoc />
    ISink<MemberStanding> IOpensSink<MemberStanding>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new FreshdeskStandingSink(Session(connection), shape);

    /// <inheritdoc />
    public ISource<Ticket> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new FreshdeskTicketSource(Session(connection));

    /// <inheritdoc />
    public ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words) => new FreshdeskTicketDesk(Session(connection), words);

    /// <inheritdoc />
    public IReadsRequesters OpenRequesters(ConnectionContext connection) => new FreshdeskRequesters(Session(connection));

    /// <inheritdoc />
    public IReadsSurveyResponses OpenResponses(ConnectionContext connection) => new FreshdeskResponses(Session(connection));

    private FreshdeskSession Session(ConnectionContext connection) => _sessions.GetValue(connection, key => new FreshdeskSession(key));
}
