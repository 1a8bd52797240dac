using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Salesforce.Access;
using Bridge.Sandbox.Salesforce.Bulk;
using Bridge.Sandbox.Salesforce.Cases;
using Bridge.Sandbox.Salesforce.Query;
using Bridge.Sandbox.Salesforce.Schema;
using Bridge.Sandbox.Salesforce.Store;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Salesforce;

/// <summary>Everything the org holds. Records and fields are only touched under <see cref="Gate"/>.</summary>
internal sealed class SalesforceOrg
{
    private readonly Dictionary<string, SObjectTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    public SalesforceOrg(SalesforceSandboxOptions options, SandboxSettings settings, FaultSwitch faults, CallHistory history)
    {
        (Options, Time, Faults, History) = (options, settings.Time, faults, history);
        foreach (var type in StandardObjects.All())
        {
            _tables[type.Name] = new SObjectTable(type);
        }

        Writer = new RecordWriter(this);
        Cases = new CaseRules(this);
        Rights = new FieldRights(this);
        Calls = new CallAllowance(options.DailyCalls, settings.Time);
        Cursors = new QueryCursors(settings.Time);
        Sessions = new SessionDesk(options, settings.Time);
        Jobs.Delay = options.JobDelay;
        SeedData.AddTo(this);
    }

    public Lock Gate { get; } = new();

    public SalesforceSandboxOptions Options { get; }

    public TimeProvider Time { get; }

    public FaultSwitch Faults { get; }

    public CallHistory History { get; }

    public RecordWriter Writer { get; }

    public CaseRules Cases { get; }

    public FieldRights Rights { get; }

    public RowLocks Locks { get; } = new();

    public CallAllowance Calls { get; }

    public QueryCursors Cursors { get; }

    public IngestJobs Jobs { get; } = new();

    public SessionDesk Sessions { get; }

    public IEnumerable<SObjectTable> Tables => _tables.Values;

    public SObjectTable? Table(string name) => _tables.GetValueOrDefault(name);

    /// <summary>Users by user name, made when the org is founded.</summary>
    public string UserId(string userName) =>
        _tables["User"].Rows.Find(row => Equals(row[_tables["User"].Type.Find("Username")!], userName))?.Id // the object always has the field
        ?? throw new InvalidOperationException("The org has no such user.");

    /// <summary>The moment that counts as now while a past is made up; null for the clock's.</summary>
    public DateTimeOffset? Pinned { get; set; }

    /// <summary>Now, to the second: finer stamps a real org does not keep.</summary>
    public DateTimeOffset Second => DateTimeOffset.FromUnixTimeSeconds((Pinned ?? Time.GetUtcNow()).ToUnixTimeSeconds());
}
