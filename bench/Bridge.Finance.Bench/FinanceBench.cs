using System.Diagnostics;
using System.Globalization;
using Bridge.Core.Model;
using Bridge.Finance.Imports;
using Bridge.Finance.Ledger;
using Bridge.Finance.Releases;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Vault;
using Bridge.Sandbox.Billing;

namespace Bridge.Finance.Bench;

/// <summary>Measures import, derivation and release for a whole membership. Files are made by another process, so that their memory does not count.</summary>
internal static class FinanceBench
{
    private const string Invoices = "invoices.csv";

    private const string Roster = "roster.csv";

    private static readonly DateOnly _asOf = new(2026, 11, 25);

    public static void Make(string folder, int members)
    {
        Directory.CreateDirectory(folder);
        var sandbox = new BillingSandbox(new BillingSandboxOptions { Members = members, AsOf = _asOf });
        new BillingExports(sandbox).WriteInvoices(Path.Combine(folder, Invoices));
        File.WriteAllLines(Path.Combine(folder, Roster), sandbox.Parties.Select(party => string.Join(',', party.IsOffice ? "office" : "member", party.MlsId, party.NationalId, party.OfficeMlsId)));
    }

    /// <summary>Measures.</summary>
    /// <param name="folder">Folder with the files.</param>
    /// <param name="config">Folder with the sample mappings.</param>
    /// <param name="postgres">Connection string of a database of its own, which is emptied; null for SQLite.</param>
    public static async Task<int> MeasureAsync(string folder, string config, string? postgres)
    {
        var time = new FixedTime(new DateTimeOffset(_asOf.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero));
        using var store = BenchStore.OpenNew(folder, postgres, VaultKey.Parse(Convert.ToBase64String(new byte[VaultKey.Length])));
        var import = new ImportBilling(store, new SecretReference(folder, _ => null), time, TimeZoneInfo.Utc);
        var request = new ImportRequest(Path.Combine(config, "invoices.yaml"), Path.Combine(folder, Invoices)) { AsOf = _asOf };
        Line("roster", () => new RefreshRoster(store).Replace(ReadRoster(folder), 1));
        await LineAsync("first import", import, request);
        await LineAsync("same file again", import, request);

        // One blank line more: another file with the same content, so that every account is read and compared.
        var touched = Path.Combine(folder, "touched.csv");
        File.Copy(Path.Combine(folder, Invoices), touched, overwrite: true);
        await File.AppendAllTextAsync(touched, "\r\n");
        await LineAsync("same content again", import, request with { File = touched });

        var rules = StandingRulesReader.Read(Path.Combine(config, "standing.sample.yaml"));
        var derive = new DeriveStandings(store, time);
        Line("derive", () => string.Join(", ", derive.Run(rules).Counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        Line("release", () => new ReleaseStandings(store, derive, key, new Outbox(Path.Combine(folder, "outbox")), time).Run(rules));
        Console.WriteLine($"store {BenchStore.Size(folder, store, postgres) / 1048576} MiB, file {new FileInfo(Path.Combine(folder, Invoices)).Length / 1048576} MiB");
        return 0;
    }

    private static async Task LineAsync(string name, ImportBilling import, ImportRequest request)
    {
        var watch = Stopwatch.StartNew();
        var report = await import.RunAsync(request, default);
        Write(name, watch, $"{report.Outcome}: {report.Rows} rows, {report.Accounts} accounts, {report.Changed} changed, {report.RefusedRows} refused {string.Join(' ', report.Reasons.Concat(report.Refusals.Select(refusal => refusal.Reason)).Take(3))}");
    }

    private static void Line<T>(string name, Func<T> work)
    {
        var watch = Stopwatch.StartNew();
        var result = work();
        Write(name, watch, $"{result}");
    }

    private static void Write(string name, Stopwatch watch, string result) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name,-20} {watch.Elapsed.TotalSeconds,6:0.00} s  processor since start {Used().TotalProcessorTime.TotalSeconds,6:0.00} s  peak {Used().PeakWorkingSet64 / 1048576} MiB  {result}"));

    private static Process Used() => Process.GetCurrentProcess();

    private static IEnumerable<RosterEntry> ReadRoster(string folder) => File.ReadLines(Path.Combine(folder, Roster))
        .Select(line => line.Split(','))
        .Select(cells => new RosterEntry(cells[0] == "office" ? PartyKind.Office : PartyKind.Member, new RecordKey("bench", cells[1]))
        {
            MlsId = cells[1], NationalId = cells[2], OfficeKey = cells[3],
        });

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
