using Bridge.Audit;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Finance;
using Bridge.Finance.Composition;
using Bridge.Finance.Place;
using Bridge.Host.Features.Egress;

namespace Bridge.Host.Finance;

/// <summary>A finance file brought to life: finance's store and its own connection to the MLS.</summary>
internal sealed class OpenFinance : IDisposable
{
    private readonly FinanceFile _settings;
    private readonly IReadOnlyDictionary<string, IConnector> _connectors;
    private readonly TimeProvider _time;
    private readonly AuditJournal _journal;
    private readonly AuditJournal _verbs;

    private OpenFinance(
        FinanceFile settings, IReadOnlyDictionary<string, IConnector> connectors, Func<string, string?> environment, TimeProvider time)
    {
        (_settings, _connectors, _time) = (settings, connectors, time);
        _journal = new AuditJournal(settings.Audit, "finance-mls", time);
        _verbs = new AuditJournal(settings.Audit, FinancePlace.VerbAudit, time);
        Side = FinanceSide.Open(settings.Finance, environment, time);
    }

    /// <summary>The finance side.</summary>
    public FinanceSide Side { get; }

    /// <summary>The finance side for a verb: what a person does by command is in a file of finance's audit, as what is done on the pages.</summary>
    /// <returns>The side; it writes under the name of the user of this process.</returns>
    /// <exception cref="AuditException">The audit cannot be used; nothing may be done.</exception>
    public AuditedSide ForVerbs() => new(Side, VerbAudit(), WhoGivesVerbs);

    /// <summary>Stable id of the user of this process.</summary>
    public static string WhoGivesVerbs => $"user|{System.Environment.UserName}";

    /// <summary>The file of finance's audit that takes what is done by command; the pages have one of their own, which their process keeps open.</summary>
    /// <returns>The audit; it stays this object's.</returns>
    /// <exception cref="AuditException">The audit cannot be used; nothing may be done.</exception>
    public AuditLog VerbAudit() => _verbs.Log();

    /// <summary>Opens the finance side.</summary>
    /// <param name="settings">The checked file.</param>
    /// <param name="connectors">Connectors by name.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The finance side; the caller disposes it.</returns>
    /// <exception cref="FinanceException">A key, the rules or the store cannot be used.</exception>
    public static OpenFinance Open(
        FinanceFile settings, IReadOnlyDictionary<string, IConnector> connectors, Func<string, string?> environment, TimeProvider time) =>
        new(settings, connectors, environment, time);

    /// <summary>Path of finance's audit.</summary>
    /// <param name="settings">The checked file.</param>
    /// <returns>The path.</returns>
    public static string AuditFile(FinanceFile settings) => Path.Combine(settings.Audit, "finance.jsonl");

    /// <summary>Opens finance's audit.</summary>
    /// <param name="settings">The checked file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The audit; the caller disposes it.</returns>
    /// <exception cref="AuditException">Another process has it open, or it cannot be used.</exception>
    public static AuditLog OpenAudit(FinanceFile settings, TimeProvider time) => AuditLog.Open(
        new AuditOptions
        {
            Path = AuditFile(settings),
            SigningKey = AuditSecret.InFile(Path.Combine(settings.Audit, "keys", "signing.pem")),
            PseudonymKey = AuditSecret.InFile(Path.Combine(settings.Audit, "keys", "pseudonym.key")),
        },
        time);

    /// <summary>Reads members and offices from the MLS with finance's own credentials.</summary>
    /// <param name="cancellationToken">Abandons the reading; the last roster stays.</param>
    /// <returns>How many members there are.</returns>
    /// <exception cref="ConnectorException">The MLS could not be read.</exception>
    public async Task<int> RefreshRosterAsync(CancellationToken cancellationToken)
    {
        var connector = _connectors[_settings.Mls.Type];
        if (connector is not IOpensSource<Member> members || connector is not IOpensSource<Office> offices)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"A {connector.Name} connection cannot read members and offices.", "Name the MLS as 'mls' in the finance file.");
        }

        using var connection = Connection.Open(connector, _settings.Mls.Settings, _time, new Random(), _journal);
        return await Side.RefreshRosterAsync(
            members.OpenSource(connection.Context, FinanceSide.MemberFields), offices.OpenSource(connection.Context, FinanceSide.OfficeFields),
            cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Side.Dispose();
        _journal.Dispose();
        _verbs.Dispose();
    }
}
