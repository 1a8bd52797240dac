using Bridge.Access;
using Bridge.Audit;
using Bridge.Finance.Composition;
using Bridge.Finance.Place;
using Bridge.Host.Composition;
using Bridge.Host.Features.Scrubbing;

namespace Bridge.Host.Finance;

/// <summary>Finance's own web application: its pages, its API, its sign-in, on its own port.</summary>
internal static class FinanceRun
{
    /// <summary>Starts it; it runs until it is stopped and disposed.</summary>
    /// <param name="finance">The finance side.</param>
    /// <param name="settings">Its file.</param>
    /// <param name="audit">Finance's audit; it stays the caller's.</param>
    /// <param name="options">Clock and log; the address is the file's.</param>
    /// <param name="cancellationToken">Abandons the start.</param>
    /// <returns>The application, listening.</returns>
    /// <exception cref="IOException">The address is in use.</exception>
    /// <exception cref="AccessException">The settings of sign-in cannot be used.</exception>
    public static async Task<WebApplication> StartAsync(
        OpenFinance finance, FinanceFile settings, AuditLog audit, HostRunOptions options, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        var place = new FinancePlaceSettings
        {
            Title = settings.Title,
            AuditFile = OpenFinance.AuditFile(settings),
            Mappings = settings.Mappings,
            Uploads = Path.Combine(settings.Finance.Folder, "uploads"),
            Inbox = settings.Inbox,
            SignOut = "/sign-out",
        };
        builder.WebHost.UseUrls(options.Url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = place.LargestUpload;
        });
        builder.Logging.ClearProviders();
        options.Log(builder.Logging);
        builder.Logging.AddCardScrubbing();
        builder.Services.AddSingleton(options.Time).AddSingleton(finance).AddSingleton(settings);
        builder.Services.AddSingleton<IHostLifetime, CommandLineLifetime>();
        builder.Services.AddBridgeAccess(Side.Finance, settings.Access, audit);
        FinancePlace.Add(builder.Services, () => finance.Side, audit, place);
        builder.Services.AddSingleton(new AuditedSide(finance.Side, audit, "bridge")).AddHostedService<FinanceClock>();
        var app = builder.Build();
        app.UseBridgeAccess();
        app.MapGet("/health", () => Results.Text("alive")).AllowAnonymous();
        app.MapSignIn();
        FinancePlace.Map(app);
        await app.StartAsync(cancellationToken);
        return app;
    }
}
