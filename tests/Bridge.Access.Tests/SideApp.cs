using System.Net.Http.Headers;
using Bridge.Access.Settings;
using Bridge.Audit;
using Bridge.ConnectorKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.Tests;

/// <summary>One side, listening, with an endpoint for each policy and a few that say nothing.</summary>
internal sealed class SideApp : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    private SideApp(string folder, AuditLog log, WebApplication app) => (_folder, Log, _app) = (folder, log, app);

    public AuditLog Log { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public OneTimeLinks Links => _app.Services.GetRequiredService<OneTimeLinks>();

    public static async Task<SideApp> StartAsync(Side side, AccessSettings settings, ManualTimeProvider time, ILoggerProvider? logger = null)
    {
        var folder = Directory.CreateTempSubdirectory("bridge-access-").FullName;
        var log = AuditLog.Open(new AuditOptions
        {
            Path = Path.Combine(folder, "audit.jsonl"),
            SigningKey = AuditSecret.InFile(Path.Combine(folder, "signing.pem")),
            PseudonymKey = AuditSecret.InFile(Path.Combine(folder, "pseudonyms.key")),
        }, time);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (logger is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logger);
        }

        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddBridgeAccess(side, settings, log);
        builder.Services.AddAntiforgery(forms => forms.Cookie.Name = "of-some-page"); // pages that are added afterwards may name it
        var app = builder.Build();
        app.UseBridgeAccess();
        app.MapSignIn();
        app.MapGet("/health", () => "alive").AllowAnonymous();
        app.MapGet("/me", (HttpContext http) => string.Join(" ", http.User.Claims.Select(claim => $"{claim.Type}={claim.Value}"))).RequireAuthorization(
            side == Side.Support ? Policies.ServeMembers : Policies.WorkWithBilling);
        foreach (var policy in PolicyTable.All)
        {
            app.MapGet($"/{policy}", () => "in").RequireAuthorization(policy);
        }

        app.MapPost("/change/{key}", () => "changed").RequireAuthorization(side == Side.Support ? Policies.ServeMembers : Policies.WorkWithBilling);
        app.MapGet("/fault", string () => throw new InvalidOperationException("a record's value")).AllowAnonymous();
        app.MapGet("/without-words", () => Results.NotFound()).AllowAnonymous();
        app.MapGet("/number", (int? every) => $"{every}").AllowAnonymous();
        app.MapGet("/silent", () => "in");
        app.MapGet("/anybody", () => "in").RequireAuthorization();
        app.MapGet("/", () => "home").RequireAuthorization(side == Side.Support ? Policies.ServeMembers : Policies.WorkWithBilling);
        await app.StartAsync();
        return new SideApp(folder, log, app) { Address = new Uri(app.Urls.Single()) };
    }

    public Uri At(string path) => new(Address, path);

    /// <summary>Calls as a program does.</summary>
    public async Task<Answer> CallAsync(string path, string? token = null, string? cookie = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, At(path));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using var response = await _http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers, At(path), response.Headers.Location);
    }

    /// <summary>The audit so far, one short line an entry.</summary>
    public IReadOnlyList<string> Audit()
    {
        using var file = new FileStream(Path.Combine(_folder, "audit.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return [.. AuditReader.Read(file).Select(entry => $"{entry.Action} {entry.Outcome} {entry.Who}: {entry.What}{(entry.Why is null ? "" : $" ({entry.Why})")}")];
    }

    public string AuditText()
    {
        using var file = new StreamReader(new FileStream(Path.Combine(_folder, "audit.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return file.ReadToEnd();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await Log.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
