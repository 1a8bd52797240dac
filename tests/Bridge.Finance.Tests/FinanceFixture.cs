using Bridge.ConnectorKit;
using Bridge.Core.Model;
using Bridge.Finance.Composition;
using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Vault;
using Bridge.Sandbox.Billing;

namespace Bridge.Finance.Tests;

/// <summary>A finance side in a folder of its own, with the samples of the checkout and an invented billing system.</summary>
internal sealed class FinanceFixture : IDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 25);

    private readonly PostgresServer? _server;
    private readonly string? _database;
    private readonly string? _connection;

    /// <summary>Makes one.</summary>
    /// <param name="server">The PostgreSQL that holds its store; null for a file.</param>
    /// <param name="options">What the billing system is like.</param>
    public FinanceFixture(PostgresServer? server = null, BillingSandboxOptions? options = null)
    {
        Folder = Directory.CreateTempSubdirectory("bridge-finance-").FullName;
        foreach (var sample in Directory.EnumerateFiles(Repository.Path("config", "billing"), "*.yaml"))
        {
            File.Copy(sample, In(Path.GetFileName(sample)));
        }

        Sandbox = new BillingSandbox(options ?? new BillingSandboxOptions { Members = 300, AsOf = Today });
        Exports = new BillingExports(Sandbox);
        _server = server;
        _database = server?.CreateDatabase();
        _connection = _database is null ? null : server?.Connection(_database);
        Store = OpenStore(Key);
        Import = new ImportBilling(Store, new SecretReference(Folder, _ => null), Time, TimeZoneInfo.Utc);
    }

    public static VaultKey Key { get; } = VaultKey.Parse(Convert.ToBase64String(Enumerable.Range(0, 32).Select(one => (byte)one).ToArray()));

    public string Folder { get; }

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(Today.ToDateTime(new TimeOnly(15, 0)), TimeSpan.Zero));

    public BillingSandbox Sandbox { get; }

    public BillingExports Exports { get; }

    public FinanceStore Store { get; }

    public ImportBilling Import { get; }

    public FindAccounts Find => new(Store);

    public IReadOnlyList<ListedImport> Imports(int most) => ImportList.Newest(Store, most);

    /// <summary>The store's part of the settings; its connection is the variable <c>DATABASE</c>.</summary>
    public FinanceSettings Settings => new()
    {
        Folder = Folder,
        Store = _connection is null ? "finance.db" : FinanceSettings.Postgres,
        StoreConnection = _connection is null ? null : "${env:DATABASE}",
        Key = "${env:KEY}",
        SigningKey = "${file:signing.pem}",
        Rules = "standing.sample.yaml",
        Outbox = "outbox",
    };

    /// <summary>The environment that <see cref="Settings"/> need.</summary>
    public string? Environment(string name) => name switch
    {
        "KEY" => Convert.ToBase64String(Enumerable.Range(0, 32).Select(one => (byte)one).ToArray()),
        "DATABASE" => _connection,
        _ => null,
    };

    /// <summary>Opens the store once more, as another process would.</summary>
    public FinanceStore OpenStore(VaultKey key) =>
        _connection is null ? FinanceStore.Open(In("finance.db"), key) : FinanceStore.OpenPostgres(_connection, key);

    /// <summary>All that lies on a disk of the store.</summary>
    public IEnumerable<string> StoreFiles() =>
        _server is null || _database is null ? Directory.EnumerateFiles(Folder, "finance.db*") : _server.FilesOf(_database);

    public string In(string name) => Path.Combine(Folder, name);

    public string Write(string name, params string[] lines)
    {
        File.WriteAllText(In(name), string.Join('\n', lines) + "\n");
        return In(name);
    }

    public Task<ImportReport> ImportAsync(string mapping, string? file, Func<ImportRequest, ImportRequest>? change = null)
    {
        var request = new ImportRequest(In(mapping), file is null ? null : In(file)) { AsOf = Today };
        return Import.RunAsync(change?.Invoke(request) ?? request, CancellationToken.None);
    }

    /// <summary>Imports rows of invoices: account, member, number, due day, amount, paid.</summary>
    public Task<ImportReport> ImportInvoicesAsync(params string[] rows)
    {
        Write(
            "rows.csv",
            [
                "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status",
                .. rows.Select(row => row.Split('|')).Select(cells =>
                    $"{cells[2]},2026-01-01,{cells[3]},{cells[0]},{cells[1]},{(cells.Length > 7 ? cells[7] : "")},{(cells.Length > 6 ? cells[6] : "DUES")},{cells[4]},{cells[5]},"
                    + $"{decimal.Parse(cells[4], System.Globalization.CultureInfo.InvariantCulture) - decimal.Parse(cells[5], System.Globalization.CultureInfo.InvariantCulture)},"),
            ]);
        return ImportAsync("invoices.yaml", "rows.csv", request => request with { AcceptsVanished = true });
    }

    /// <summary>Takes the invented members and offices as the roster.</summary>
    public void TakeRoster() => TakeRoster(Sandbox.Parties.Select(party =>
        new RosterEntry(party.IsOffice ? PartyKind.Office : PartyKind.Member, new RecordKey("demo", party.MlsId))
        {
            MlsId = party.MlsId, NationalId = party.NationalId, OfficeKey = party.OfficeMlsId, MemberType = party.IsOffice ? null : "R",
        }));

    public void TakeRoster(IEnumerable<RosterEntry> entries) => new RefreshRoster(Store).Replace(entries, 1);

    public Dictionary<string, Standing> Derive(StandingRules? rules = null) =>
        new DeriveStandings(Store, Time).Run(rules ?? Rules()).Entries.ToDictionary(entry => entry.ExternalId, entry => entry.Standing);

    public StandingRules Rules() => StandingRulesReader.Read(In("standing.sample.yaml"));

    public void Dispose()
    {
        Store.Dispose();
        if (_database is not null)
        {
            _server?.DropDatabase(_database);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
