using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Dataverse;
using Bridge.Sandbox.Serving;

namespace Bridge.Sandbox.Tests.Dataverse;

/// <summary>A Dataverse sandbox and a bare client that is signed in.</summary>
internal sealed class DataverseEnvironment : IAsyncDisposable
{
    private readonly DataverseSandbox _sandbox;
    private readonly HttpClient _http;

    private DataverseEnvironment(DataverseSandbox sandbox, HttpClient http) => (_sandbox, _http) = (sandbox, http);

    public static async Task<DataverseEnvironment> StartAsync(DataverseSandboxOptions? options = null, SandboxSettings? settings = null)
    {
        var sandbox = await DataverseSandbox.StartAsync(settings ?? new SandboxSettings(), options ?? new DataverseSandboxOptions { HasKeys = true }, CancellationToken.None);
        var http = new HttpClient { BaseAddress = new Uri(sandbox.Address, "/api/data/v9.2/") };
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "client_credentials"), new("client_id", "sandbox-client"), new("client_secret", "sandbox-secret"),
            new("scope", $"{sandbox.Address.GetLeftPart(UriPartial.Authority)}/.default"),
        ]);
        using var answer = await http.PostAsync(new Uri(sandbox.Address, "/sandbox-tenant/oauth2/v2.0/token"), form);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new DataverseEnvironment(sandbox, http);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Sends a batch written with any line ends.</summary>
    public async Task<(int Status, string Text)> BatchAsync(string body, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "$batch") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/mixed; boundary=b");
        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        using var answer = await _http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}
