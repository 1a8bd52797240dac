using System.Net;
using Bridge.Access;
using Bridge.Access.Settings;
using Bridge.Audit;
using Bridge.SignInCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

// Bridge.SignInCheck PROVIDER.MJS: see run.sh.
var folder = Directory.CreateTempSubdirectory("bridge-sign-in-").FullName;
var audit = Path.Combine(folder, "audit.jsonl");
var (passed, failed) = (0, 0);
using (var provider = await Provider.StartAsync(Path.GetFullPath(args[0])))
{
    await using var log = AuditLog.Open(
        new AuditOptions
        {
            Path = audit,
            SigningKey = AuditSecret.InFile(Path.Combine(folder, "signing.pem")),
            PseudonymKey = AuditSecret.InFile(Path.Combine(folder, "pseudonyms.key")),
        },
        TimeProvider.System);
    var builder = WebApplication.CreateSlimBuilder();
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.SetMinimumLevel(LogLevel.Warning);
    builder.Services.AddBridgeAccess(
        Side.Support,
        new AccessSettings
        {
            People = new PeopleSettings { Name = "check", Authority = provider.Address, ClientId = "bridge", ClientSecret = "a secret: with & signs", Scopes = ["roles"] },
        },
        log);
    await using var app = builder.Build();
    app.UseBridgeAccess();
    app.MapSignIn();
    app.MapGet("/me", (HttpContext http) => string.Join(" ", http.User.Claims.Select(claim => $"{claim.Type}={claim.Value}"))).RequireAuthorization(Policies.ServeMembers);
    await app.StartAsync();
    var here = new Uri(app.Urls.Single());
    await provider.ServeAsync(here);

    var visits = new Visits();
    using var browser = new HttpClient(visits);
    browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");

    var stranger = await browser.GetAsync(new Uri(here, "/me"));
    Check("a stranger is shown the sign-in page", stranger.RequestMessage!.RequestUri!.PathAndQuery == "/sign-in?to=%2Fme");

    var me = await browser.GetAsync(new Uri(here, "/sign-in/provider?to=/me"));
    Check("the code flow ends on the page that was asked for", me.RequestMessage!.RequestUri == new Uri(here, "/me") && me.StatusCode == HttpStatusCode.OK);
    Check("with a stable id and the known role", await me.Content.ReadAsStringAsync() == "sub=check|login@example.test role=csr");

    var callback = visits.Seen.Last(address => address.AbsolutePath == "/sign-in/callback");
    Check("the provider named itself in its answer (RFC 9207)", callback.Query.Contains("&iss=", StringComparison.Ordinal));
    var replay = await browser.GetAsync(callback);
    Check("the callback does not work twice", replay.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in/refused");

    var page = await (await browser.GetAsync(new Uri(here, "/sign-out"))).Content.ReadAsStringAsync();
    var token = page.Split("value=\"")[1].Split('"')[0];
    using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
    var ended = await browser.PostAsync(new Uri(here, "/sign-out"), form);
    Check("signing out reaches the provider, which knows the session", ended.StatusCode == HttpStatusCode.OK && ended.RequestMessage!.RequestUri!.AbsolutePath == "/session/end");
    var after = await browser.GetAsync(new Uri(here, "/me"));
    Check("afterwards the session is gone", after.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in");
}

using (var file = File.OpenRead(audit))
{
    var entries = AuditReader.Read(file).Select(entry => $"{entry.Action} {entry.Outcome} {entry.Who}").ToList();
    Check("the audit tells it", entries.SequenceEqual(
        ["access.sign-in done check|login@example.test", "access.sign-in refused unknown", "access.sign-out done check|login@example.test"]));
}

Directory.Delete(folder, recursive: true);
Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

void Check(string what, bool isSo)
{
    (passed, failed) = isSo ? (passed + 1, failed) : (passed, failed + 1);
    Console.WriteLine($"{(isSo ? "ok    " : "FAILED")}  {what}");
}
