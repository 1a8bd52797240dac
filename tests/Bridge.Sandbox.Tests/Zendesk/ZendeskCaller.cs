using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Sandbox.Faults;
using Bridge.Sandbox.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk;

/// <summary>A running sandbox and a caller signed in to it as administrator.</summary>
internal sealed class ZendeskCaller : IAsyncDisposable
{
    private readonly ZendeskSandbox _sandbox;

    private ZendeskCaller(ZendeskSandbox sandbox)
    {
        _sandbox = sandbox;
        Client = new HttpClient { BaseAddress = sandbox.Address };
        SignIn("sandbox-bearer");
    }

    public HttpClient Client { get; }

    public CallStatistics Statistics => _sandbox.History.Statistics();

    public Uri Address => _sandbox.Address;

    public static async Task<ZendeskCaller> StartAsync(
        ZendeskSandboxOptions? options = null, TimeProvider? time = null, string faults = "")
    {
        var settings = new SandboxSettings { Time = time ?? TimeProvider.System, Faults = FaultPlan.Parse(faults) };
        return new ZendeskCaller(await ZendeskSandbox.StartAsync(
            settings, options ?? new ZendeskSandboxOptions { JobDelay = TimeSpan.Zero }, CancellationToken.None));
    }

    public void SignIn(string? bearer) =>
        Client.DefaultRequestHeaders.Authorization =
            bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.RelativeOrAbsolute));
        request.Content = json is null ? null : JsonContent.Create(JsonNode.Parse(json));
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text),
            response.Headers);
    }

    /// <summary>Sends records to a bulk call and waits for the job; the rows are its results.</summary>
    public async Task<List<JsonElement>> RunJobAsync(HttpMethod method, string path, string json)
    {
        var accepted = await SendAsync(method, path, json);
        Assert.Equal(200, accepted.Status);
        return await WaitAsync(accepted.Body.GetProperty("job_status").GetProperty("id").GetString());
    }

    public async Task<List<JsonElement>> WaitAsync(string? id)
    {
        while (true)
        {
            var job = (await GetAsync($"api/v2/job_statuses/{id}")).Body.GetProperty("job_status");
            if (job.GetProperty("status").GetString() is "completed")
            {
                return [.. job.GetProperty("results").EnumerateArray()];
            }

            Assert.Contains(job.GetProperty("status").GetString(), new[] { "queued", "working" });
            await Task.Yield();
        }
    }

    /// <summary>Creates a user and gives its id.</summary>
    public async Task<long> CreateAsync(string externalId, string email, string name = "Somebody")
    {
        var answer = await PostAsync("api/v2/users",
            $$$"""{"user":{"name":"{{{name}}}","external_id":"{{{externalId}}}","email":"{{{email}}}"}}""");
        Assert.Equal(201, answer.Status);
        return answer.Body.GetProperty("user").GetProperty("id").GetInt64();
    }

    /// <summary>Creates a ticket of a requester and gives its id.</summary>
    public async Task<long> OpenAsync(long requester, string more = "")
    {
        var answer = await PostAsync("api/v2/tickets",
            $$$"""{"ticket":{"subject":"Locked out","requester_id":{{{requester}}},"comment":{"body":"It does not work."} {{{more}}} } }""");
        Assert.Equal(201, answer.Status);
        return answer.Ticket.GetProperty("id").GetInt64();
    }

    public Task<Answer> ChangeAsync(long ticket, string json) => PutAsync($"api/v2/tickets/{ticket}", "{\"ticket\":" + json + "}");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _sandbox.DisposeAsync();
    }
}

/// <summary>One answer, read to its end.</summary>
internal sealed record Answer(int Status, JsonElement Body, HttpResponseHeaders Headers)
{
    public JsonElement Ticket => Body.GetProperty("ticket");

    public JsonElement User => Body.GetProperty("user");

    public string Text => Body.GetRawText();
}
