using Bridge.Sandbox.Dataverse.Access;
using Bridge.Sandbox.Dataverse.Query;
using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Dataverse;

/// <summary>Everything the environment holds. Rows and definitions are only touched under <see cref="Gate"/>.</summary>
internal sealed class DataverseOrg
{
    private readonly Dictionary<string, EntityTable> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityTable> _sets = new(StringComparer.Ordinal);
    private long _version;

    public DataverseOrg(DataverseSandboxOptions options, SandboxSettings settings, FaultSwitch faults, CallHistory history)
    {
        (Options, Time, Faults, History) = (options, settings.Time, faults, history);
        foreach (var type in StandardEntities.All())
        {
            _tables[type.Name] = _sets[type.SetName] = new EntityTable(type);
        }

        if (options.HasKeys)
        {
            Keyed("contact", "mls_memberkey");
            Keyed("account", "mls_officekey");
            _tables["incident"].Type.Set(KeyColumn("mls_ticketkey"));
        }

        Users = new AppUsers(this);
        Security = new ColumnSecurity(this);
        Protection = new ServiceProtection(options, settings.Time);
        Tokens = new TokenDesk(options, settings.Time);
        Writer = new RowWriter(this);
        Pages = new PageDesk();
        Changes = new ChangeDesk(this);
    }

    public Lock Gate { get; } = new();

    public DataverseSandboxOptions Options { get; }

    public TimeProvider Time { get; }

    public FaultSwitch Faults { get; }

    public CallHistory History { get; }

    public AppUsers Users { get; }

    public ColumnSecurity Security { get; }

    public ServiceProtection Protection { get; }

    public TokenDesk Tokens { get; }

    public RowWriter Writer { get; }

    public PageDesk Pages { get; }

    public ChangeDesk Changes { get; }

    public RowLocks Locks { get; } = new();

    public IEnumerable<EntityTable> Tables => _tables.Values;

    public Guid OrganizationId { get; } = new("00000000-0000-0000-0000-000000000009");

    public Guid BusinessUnitId { get; } = new("00000000-0000-0000-0000-000000000007");

    public long Version => _version;

    /// <summary>A table by its logical name; the standard ones are always there.</summary>
    public EntityTable Table(string name) => _tables[name];

    public EntityTable? FindTable(string name) => _tables.GetValueOrDefault(name);

    public EntityTable? FindSet(string setName) => _sets.GetValueOrDefault(setName);

    public long NextVersion() => ++_version;

    /// <summary>Adds a row that is there from the start, or that somebody makes by hand.</summary>
    public Guid Found(string name, params (string Column, object Value)[] values)
    {
        var row = new EntityRow(Guid.NewGuid()) { Version = NextVersion() };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        _tables[name].Add(row);
        return row.Id;
    }

    private static Column KeyColumn(string column) => new(column, ColumnType.String) { MaxLength = 200, IsCustom = true };

    private void Keyed(string name, string column)
    {
        _tables[name].Type.Set(KeyColumn(column));
        _tables[name].Add(new AlternateKey($"{column}_ak", [column], DateTimeOffset.MinValue));
    }
}
