using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Reso;

/// <summary>A sandbox and a client that reads it the way a plain caller would.</summary>
internal sealed class MlsReader : IAsyncDisposable
{
    private readonly HttpClient _client;

    private MlsReader(ResoSandbox sandbox, HttpClient client)
    {
        Sandbox = sandbox;
        _client = client;
    }

    public ResoSandbox Sandbox { get; }

    public HttpClient Client => _client;

    public static async Task<MlsReader> StartAsync(ResoSandboxOptions options, SandboxSettings? settings = null)
    {
        var sandbox = await ResoSandbox.StartAsync(settings ?? new SandboxSettings(), options, CancellationToken.None);
        var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip })
        {
            BaseAddress = sandbox.ServiceRoot,
        };
        var reader = new MlsReader(sandbox, client);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await reader.TokenAsync(options));
        return reader;
    }

    public async Task<HttpResponseMessage> GetAsync(string path) => await _client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {path}: {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    public async Task ControlAsync(string path)
    {
        using var response = await _client.PostAsync(new Uri(Sandbox.Address, "/_sandbox/" + path), null);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode} {path}");
    }

    public async Task<JsonElement> StatisticsAsync() => await JsonAsync(new Uri(Sandbox.Address, "/_sandbox/stats").ToString());

    /// <summary>All pages from a first one, following the links of body or header.</summary>
    public async Task<List<List<JsonElement>>> PagesAsync(string path, int most = 10_000)
    {
        var pages = new List<List<JsonElement>>();
        for (var next = path; next is not null && pages.Count < most;)
        {
            using var response = await GetAsync(next);
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {next}: {text}");
            using var json = JsonDocument.Parse(text);
            pages.Add([.. json.RootElement.GetProperty("value").EnumerateArray().Select(row => row.Clone())]);
            next = json.RootElement.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : LinkHeader(response);
        }

        return pages;
    }

    public async Task<List<JsonElement>> RowsAsync(string path) => [.. (await PagesAsync(path)).SelectMany(page => page)];

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Sandbox.DisposeAsync();
    }

    private static string? LinkHeader(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out var links) ? links.First().Split('<', '>')[1] : null;

    private async Task<string> TokenAsync(ResoSandboxOptions options)
    {
        var (path, form) = options.Profile switch
        {
            ResoProfile.Trestle => ("/trestle/oidc/connect/token", TokenForms.ClientCredentials),
            ResoProfile.Rapattoni => ("/harbor/oauth/token", TokenForms.Password),
            _ => ("", null),
        };
        if (form is null)
        {
            return "sandbox-token";
        }

        using var content = new FormUrlEncodedContent(form);
        using var response = await _client.PostAsync(new Uri(Sandbox.Address, path), content);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString() ?? "";
    }
}
