using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Finance.Tests.Place;

/// <summary>A browser or program of one person; keeps cookies, follows nothing.</summary>
internal sealed partial class PlaceClient : IDisposable
{
    public const string Api = "/api/finance/v1";

    private readonly HttpClient _http;

    public PlaceClient(string address, string person)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        if (person.Length > 0)
        {
            _http.DefaultRequestHeaders.Add(TestSignIn.Header, person);
        }
    }

    public async Task<PlaceReply> SendAsync(string method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await _http.SendAsync(request);
        return new PlaceReply(
            response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers).ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Task<PlaceReply> GetAsync(string path) => SendAsync("GET", path);

    public Task<PlaceReply> GetApiAsync(string path) => SendAsync("GET", Api + path);

    public Task<PlaceReply> PostApiAsync(string path, object? body = null) =>
        SendAsync("POST", Api + path, new StringContent(JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, "application/json"));

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public async Task<PlaceReply> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await TokenAsync(page);
        return await SendAsync("POST", action, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    public async Task<string> TokenAsync(string page) => Token().Match((await GetAsync(page)).Text).Groups[1].Value;

    /// <summary>Breaks the glass through the API.</summary>
    public async Task<string> GrantAsync(string mlsId) =>
        (await PostApiAsync("/break-glass", new { by = "mlsId", id = mlsId, reason = PlaceFixture.GoodReason })).Json.GetProperty("grant").GetString()!;

    /// <summary>Asks for a list through the API.</summary>
    public async Task<string> AskListAsync(string list, string use) =>
        (await PostApiAsync("/lists", new { list, use, reason = PlaceFixture.GoodReason })).Json.GetProperty("id").GetString()!;

    /// <summary>Asks for an erasure through the API.</summary>
    public async Task<string> AskErasureAsync(string mlsId) =>
        (await PostApiAsync("/erasures", new { by = "mlsId", id = mlsId, reason = PlaceFixture.GoodReason })).Json.GetProperty("id").GetString()!;

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>An answer.</summary>
internal sealed record PlaceReply(HttpStatusCode Status, string Text, string? Type, IReadOnlyDictionary<string, string> Headers)
{
    public int Code => (int)Status;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string Title => Json.GetProperty("title").GetString() ?? "";
}
