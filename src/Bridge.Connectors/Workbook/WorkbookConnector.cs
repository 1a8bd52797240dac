using System.Runtime.CompilerServices;
using Bridge.Connectors.Workbook.Desk.Rows;
using Bridge.Connectors.Workbook.Desk.Tickets;
using Bridge.Connectors.Workbook.Surveys;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook;

/// <summary>A workbook (.xlsx) for an MLS without a CRM: members, offices and tickets as rows of a sheet each.</summary>
public sealed class WorkbookConnector
    : IConnector, IOpensSink<Member>, IOpensSink<Office>, IOpensSink<MemberStanding>, IOpensSource<Ticket>, IOpensTicketDesk, IOpensRequesters,
    IOpensSurveyResponses, IOpensSurveyBoard, IDeclaresEgress
{
    // Routes of one connection share the queue of what is written; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, WorkbookSession> _sessions = [];

    /// <inheritdoc />
    public string Name => "workbook";

    /// <inheritdoc />
    public string Summary => "An Excel workbook: members, offices and tickets as rows of a sheet each.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => WorkbookSettings.Specs;

    /// <summary>Beside the fields of mapping documents: the headings of the help desk's sheets.</summary>
    public EgressWords EgressWords { get; } = new([.. DeskSheets.All.SelectMany(sheet => sheet.All).Select(column => column.Heading).Distinct()], DeskSheets.KeyHeadings, []);

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "workbook-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "workbook-offices";

    /// <inheritdoc />
    string IOpensSink<MemberStanding>.DefaultMapping => "workbook-standing";

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new WorkbookCheck(Session(connection).Store, Session(connection).Settings);

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) => new WorkbookSink<Member>(Session(connection));

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) => new WorkbookSink<Office>(Session(connection));

    /// <inheritdoc />
    ISink<MemberStanding> IOpensSink<MemberStanding>.OpenSink(ConnectionContext connection, TargetShape shape) => new WorkbookSink<MemberStanding>(Session(connection));

    /// <inheritdoc />
    ISource<Ticket> IOpensSource<Ticket>.OpenSource(ConnectionContext connection, IReadOnlyList<string> fields) => new WorkbookTicketSource(Session(connection));

    /// <inheritdoc />
    public ITicketDesk OpenDesk(ConnectionContext connection, DeskWords words) => new WorkbookTicketDesk(Session(connection), words);

    /// <inheritdoc />
    public IReadsRequesters OpenRequesters(ConnectionContext connection) => new WorkbookRequesters(Session(connection));

    /// <inheritdoc />
    public IReadsSurveyResponses OpenResponses(ConnectionContext connection) => new WorkbookResponses(Session(connection));

    /// <inheritdoc />
    public IShowsSurveyResponses OpenSurveyBoard(ConnectionContext connection) => new WorkbookSurveyBoard(Session(connection));

    private WorkbookSession Session(ConnectionContext connection) => _sessions.GetValue(connection, key => new WorkbookSession(key));
}
