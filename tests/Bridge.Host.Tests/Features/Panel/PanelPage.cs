using System.Net.Http.Json;
using System.Text.Json;
using Bridge.Host.Tests.Features.MemberApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bridge.Host.Tests.Features.Panel;

/// <summary>An MLS's own page with the panel in it, and the bridge behind it; one member is signed in there.</summary>
internal sealed class PanelPage : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly WebApplication _page;
    private MemberHost? _bridge;

    private PanelPage(WebApplication page) => _page = page;

    public Uri Address => new(_page.Urls.First());

    public MemberHost Bridge => _bridge!; // set by the start

    public static async Task<PanelPage> StartAsync(string lifetime = "15m")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var page = new PanelPage(builder.Build());
        page._page.MapGet("/", (string? lang) => Results.Content(page.Html(lang), "text/html; charset=utf-8"));
        page._page.MapPost("/support-token", async () => Results.Json(new { token = (await page.TokenAsync()).GetProperty("token").GetString() }));
        await page._page.StartAsync();
        page._bridge = await MemberHost.StartAsync(memberApi: $"panel: {{ origins: [\"{page.Address.GetLeftPart(UriPartial.Authority)}\"], lifetime: {lifetime} }}\n  attachments: {{ largest: 1MB, most: 2, types: [png] }}");
        return page;
    }

    /// <summary>Asks the bridge for a panel's token, as the MLS's own server does.</summary>
    public async Task<JsonElement> TokenAsync(string member = MemberHost.Ada)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Bridge.At($"/api/v1/members/{member}/panel-tokens"));
        request.Headers.Authorization = new("Bearer", Bridge.Token());
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? token, object? body = null, string? origin = null)
    {
        using var request = new HttpRequestMessage(method, Bridge.At(path));
        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (method == HttpMethod.Options)
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
            request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,idempotency-key");
        }

        if (body is not null)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = JsonContent.Create(body);
        }

        return await _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await (_bridge?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _page.DisposeAsync();
        _http.Dispose();
    }

    private string Html(string? language) => $"""
        <!doctype html>
        <html lang="{(language is "es" ? "es" : "en")}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>Member page</title>
          <script type="module" src="{Bridge.At("/panel/mls-support-panel.js")}"></script>
        </head>
        <body><main><h1>Member page</h1><mls-support-panel token-url="/support-token"></mls-support-panel></main></body>
        </html>
        """;
}
