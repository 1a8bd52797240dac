using System.Security.Cryptography;
using Bridge.Audit;
using Bridge.ConnectorKit;
using Bridge.Finance.Composition;
using Bridge.Finance.Place;
using Bridge.Finance.Tests.Stores;
using Bridge.Sandbox.Billing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Finance.Tests.Place;

/// <summary>Finance's place over real HTTP, with an invented billing system behind it.</summary>
internal sealed class PlaceFixture : IAsyncDisposable
{
    public const string GoodReason = "Member called about the invoice of March";

    private readonly WebApplication _app;
    private readonly List<PlaceClient> _clients = [];
    private bool _isAuditClosed;

    private PlaceFixture(FinanceFixture finance, FinanceSide side, AuditLog audit, WebApplication app, LogLines log) =>
        (Finance, Side, Audit, _app, Log) = (finance, side, audit, app, log);

    public FinanceFixture Finance { get; }

    public FinanceSide Side { get; }

    public AuditLog Audit { get; }

    public LogLines Log { get; }

    public ManualTimeProvider Time => Finance.Time;

    public string AuditFile => Finance.In("audit.jsonl");

    public IServiceProvider Services => _app.Services;

    /// <summary>What the place's way to the finance side throws, or null.</summary>
    public Exception? Trouble { get; set; }

    /// <summary>Starts the place; empty unless an import fills it.</summary>
    public static async Task<PlaceFixture> StartAsync(PostgresServer? server = null, bool isFilled = true)
    {
        var finance = new FinanceFixture(server, new BillingSandboxOptions { Members = 120, AsOf = FinanceFixture.Today });
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            await WritePrivateAsync(finance.In("signing.pem"), key.ExportPkcs8PrivateKeyPem());
        }

        var side = FinanceSide.Open(finance.Settings, finance.Environment, finance.Time);
        var audit = AuditLog.Open(
            new AuditOptions { Path = finance.In("audit.jsonl"), SigningKey = AuditSecret.InFile(finance.In("audit.pem")), PseudonymKey = AuditSecret.InFile(finance.In("audit.key")) },
            finance.Time);
        Directory.CreateDirectory(finance.In("inbox"));
        PlaceFixture? fixture = null;
        var log = new LogLines();
        var app = Build(finance, audit, log, () => fixture?.Trouble is { } trouble ? throw trouble : side);
        await app.StartAsync();
        fixture = new PlaceFixture(finance, side, audit, app, log);
        if (isFilled)
        {
            await fixture.FillAsync();
        }

        return fixture;
    }

    public async Task FillAsync()
    {
        Finance.Exports.WriteInvoices(Finance.In("invoices.csv"));
        await Finance.ImportAsync("invoices.yaml", "invoices.csv");
        Finance.TakeRoster();
    }

    /// <summary>A browser or program of a person.</summary>
    public PlaceClient As(string subject, params string[] roles)
    {
        var client = new PlaceClient(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single(), string.Join(' ', [subject, .. roles]));
        _clients.Add(client);
        return client;
    }

    public PlaceClient Fin => As("fin-1", "finance");

    public PlaceClient Lead => As("lead-1", "finance-lead");

    /// <summary>What the audit file holds now.</summary>
    public IReadOnlyList<AuditRecord> Entries()
    {
        using var file = new FileStream(AuditFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return AuditReader.Read(file).ToList();
    }

    public async Task CloseAuditAsync()
    {
        _isAuditClosed = true;
        await Audit.DisposeAsync();
    }

    /// <summary>Spoils every account and every sealed detail, so that whoever reads one of them gets an error of its own.</summary>
    public void SpoilLedger() => Finance.Store.Write(connection =>
    {
        connection.Run("UPDATE account SET body = @zeros", ("@zeros", new byte[512]));
        connection.Run("UPDATE import SET details = @zeros", ("@zeros", new byte[512]));
    });

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _app.DisposeAsync();
        if (!_isAuditClosed)
        {
            await Audit.DisposeAsync();
        }

        Side.Dispose();
        Finance.Dispose();
    }

    private static WebApplication Build(FinanceFixture finance, AuditLog audit, LogLines log, Func<FinanceSide> side)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(finance.Time);
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestSignIn>("test", null);
        builder.Services.AddAuthorization(TestSignIn.Policies);
        FinancePlace.Add(builder.Services, side, audit, new FinancePlaceSettings
        {
            Title = "Example MLS", AuditFile = finance.In("audit.jsonl"), Mappings = finance.Folder, Uploads = finance.In("uploads"), Inbox = finance.In("inbox"), SignOut = "/sign-out",
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        FinancePlace.Map(app);
        return app;
    }

    private static async Task WritePrivateAsync(string path, string text)
    {
        await File.WriteAllTextAsync(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
