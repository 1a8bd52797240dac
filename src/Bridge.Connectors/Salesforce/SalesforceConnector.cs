using System.Runtime.CompilerServices;
using Bridge.Connectors.Salesforce.Cases;
using Bridge.Connectors.Salesforce.Sinks;
using Bridge.Connectors.Salesforce.Tasks;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Interactions;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Salesforce;

/// <summary>Salesforce, Sales and Service Cloud: members become contacts, offices become accounts; tickets are cases, interactions are tasks.</summary>
internal sealed class SalesforceConnector
    : IConnector, IOpensSink<Member>, IOpensSink<Office>, IOpensSink<MemberStanding>, IOpensSource<Ticket>, IOpensTicketDesk,
    IOpensRequesters, IOpensInteractions, IDeclaresLimits, IDeclaresEgress
{
    // Routes of one connection share session and descriptions; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, SalesforceSession> _sessions = [];

    /// <inheritdoc />
    public string Name => SalesforceRegistration.Name;

    /// <inheritdoc />
    public string Summary => "Salesforce, Sales and Service Cloud: members as contacts, offices as accounts, tickets as cases, logged calls and mails as tasks.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => SalesforceSettings.Specs;

    /// <inheritdoc />
    public IReadOnlyList<RateHeaders> RateHeaders => SalesforceLimits.Headers;

    /// <inheritdoc />
    public EgressWords EgressWords => SalesforceEgress.Words;

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "salesforce-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "salesforce-offices";

    /// <inheritdoc />
    string IOpensSink<MemberStanding>.DefaultMapping => "salesforce-standing";

    /// <inheritdoc />
    public IReadOnlyList<RateLimit> LimitsFor(ConnectionSettings settings) => [];

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new SalesforceCheck(Session(connection));

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) => new SalesforceContactSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) => new SalesforceAccountSink(Session(connection), shape);

    /// <inheritdoc />
    ISink<MemberStanding> IOpensSink<MemberStanding>.OpenSink(ConnectionContext connection, TargetShape shape) =>
        new SalesforceStandingSink(Session(connection), shape);

    /// <inheritdoc />
    public ISource<Ticket> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new SalesforceCaseSource(Session(connection));

    /// <inheritdoc />
    public ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words) => new SalesforceCaseDesk(Session(connection), words);

    /// <inheritdoc />
    public IReadsRequesters OpenRequesters(ConnectionContext connection) => new SalesforceRequesters(Session(connection));

    /// <inheritdoc />
    public IReadsInteractions OpenInteractions(ConnectionContext connection) => new SalesforceTaskFeed(Session(connection));

    private SalesforceSession Session(ConnectionContext connection) => _sessions.GetValue(connection, key => new SalesforceSession(key));
}
