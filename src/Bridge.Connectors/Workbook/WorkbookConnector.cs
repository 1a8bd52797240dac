using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Workbook;

/// <summary>A workbook (.xlsx) for an MLS without a CRM: members and offices as rows of a sheet each.</summary>
public sealed class WorkbookConnector : IConnector, IOpensSink<Member>, IOpensSink<Office>, IDeclaresEgress
{
    // Routes of one connection share the queue of what is written; the entry goes when the connection does.
    private readonly ConditionalWeakTable<ConnectionContext, WorkbookSession> _sessions = [];

    /// <inheritdoc />
    public string Name => "workbook";

    /// <inheritdoc />
    public string Summary => "An Excel workbook: members and offices as rows of a sheet each.";

    /// <inheritdoc />
    public IReadOnlyList<SettingSpec> Settings => WorkbookSettings.Specs;

    /// <summary>Beside the fields of mapping documents a row holds the record's key only, which is no field.</summary>
    public EgressWords EgressWords { get; } = new([], [], []);

    /// <inheritdoc />
    string IOpensSink<Member>.DefaultMapping => "workbook-members";

    /// <inheritdoc />
    string IOpensSink<Office>.DefaultMapping => "workbook-offices";

    /// <inheritdoc />
    public IChecks OpenCheck(ConnectionContext connection) => new WorkbookCheck(Session(connection).Store);

    /// <inheritdoc />
    ISink<Member> IOpensSink<Member>.OpenSink(ConnectionContext connection, TargetShape shape) => new WorkbookSink<Member>(Session(connection));

    /// <inheritdoc />
    ISink<Office> IOpensSink<Office>.OpenSink(ConnectionContext connection, TargetShape shape) => new WorkbookSink<Office>(Session(connection));

    private WorkbookSession Session(ConnectionContext connection) => _sessions.GetValue(connection, key => new WorkbookSession(key));
}
