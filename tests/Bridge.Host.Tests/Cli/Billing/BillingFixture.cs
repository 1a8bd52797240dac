using System.Text.RegularExpressions;
using Bridge.Host.Composition;
using Bridge.Sandbox.Billing;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Cli.Billing;

/// <summary>A finance folder beside an MLS, and the exports of a billing system that bills that MLS's members.</summary>
internal sealed partial class BillingFixture : IAsyncDisposable
{
    // The one message with digits that are no amount of anybody.
    private const string HowToWrite = "such as 1,234.50 or (50.00)";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-billing-");
    private readonly ResoSandbox _mls;
    private readonly List<CliRun> _runs = [];

    private BillingFixture(ResoSandbox mls, ResoSandboxOptions options)
    {
        _mls = mls;
        Exports = new BillingExports(new BillingSandbox(new BillingSandboxOptions { Mls = options, AsOf = Today }));
    }

    public static DateOnly Today { get; } = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public BillingExports Exports { get; }

    public string Finance => In("finance");

    public string Config => Path.Combine(Finance, "finance.yaml");

    public string Release => In("standings/standings.release");

    public static async Task<BillingFixture> StartAsync()
    {
        var options = new ResoSandboxOptions { Members = 60, Offices = 5 };
        return new BillingFixture(await ResoSandbox.StartAsync(new SandboxSettings(), options, default), options);
    }

    /// <summary>A finance folder with its roster.</summary>
    public static async Task<BillingFixture> StartWithRosterAsync()
    {
        var fixture = await StartAsync();
        Assert.Equal(0, (await fixture.InitAsync()).Code);
        Assert.Equal(0, (await fixture.RunAsync("roster")).Code);
        return fixture;
    }

    public string In(string name) => Path.Combine(_home.FullName, name);

    public string Write(string name, params string[] lines)
    {
        File.WriteAllLines(In(name), lines);
        return In(name);
    }

    public string WriteInvoices(params string[] rows) => Write(
        "rows.csv", ["Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status", .. rows]);

    public Task<BillingRun> InitAsync(params string[] more) =>
        StartAsync(["billing", "init", "--folder", Finance, "--mls-address", _mls.ServiceRoot.AbsoluteUri, .. more]);

    public Task<BillingRun> RunAsync(string verb, params string[] more) => StartAsync(["billing", verb, .. more, "--config", Config]);

    public Task<BillingRun> ImportAsync(string file, params string[] more) =>
        RunAsync("import", [file, "--mapping", "invoices.yaml", "--as-of", BillingText(Today), .. more]);

    public async ValueTask DisposeAsync()
    {
        await _mls.DisposeAsync();
        _home.Delete(recursive: true);
        foreach (var run in _runs)
        {
            Assert.DoesNotMatch(Amount(), run.Out.Replace(HowToWrite, "", StringComparison.Ordinal));
            Assert.DoesNotMatch(Amount(), run.Error);
            Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        }
    }

    private static string BillingText(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<BillingRun> StartAsync(string[] args)
    {
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };
        _runs.Add(run);
        return new BillingRun(await run.RunAsync(args), run.Out, run.Error);
    }

    // No verb of finance prints money, whatever happens: not 12.50, not 1,234.50, not 73918,37.
    [GeneratedRegex(@"\d[.,]\d\d(?!\d)")]
    private static partial Regex Amount();
}

/// <summary>What one verb did.</summary>
internal sealed record BillingRun(int Code, string Out, string Error);
