using System.Net;
using System.Net.Http.Headers;

namespace Bridge.Access.Tests;

/// <summary>A browser as far as it matters here: cookies by host (ports do not count), pages wanted, redirects followed one by one.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public Dictionary<string, string> Cookies { get; } = [];

    public List<string> SetCookies { get; } = [];

    /// <summary>Every address that was visited.</summary>
    public List<Uri> Visited { get; } = [];

    public async Task<Answer> GetAsync(Uri address, Action<HttpRequestMessage>? change = null) => await SendAsync(HttpMethod.Get, address, null, change);

    public async Task<Answer> SendAsync(HttpMethod method, Uri address, HttpContent? content = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(one => $"{one.Key}={one.Value}")));
        }

        change?.Invoke(request);
        Visited.Add(address);
        using var response = await _http.SendAsync(request);
        foreach (var line in response.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            SetCookies.Add(line);
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }

        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(one => one.Key, one => string.Join(", ", one.Value), StringComparer.OrdinalIgnoreCase);
        var next = response.Headers.Location is { } location ? new Uri(address, location) : null;
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), headers, address, next);
    }

    /// <summary>Follows redirects to their end, or until one leads to a path.</summary>
    public async Task<Answer> FollowAsync(Uri address, string? until = null)
    {
        var answer = await GetAsync(address);
        for (var hops = 0; answer.Next is { } next && next.AbsolutePath != until; hops++)
        {
            Assert.True(hops < 10, "The redirects do not end.");
            answer = await GetAsync(next);
        }

        return answer;
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>An answer, whole.</summary>
internal sealed record Answer(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string> Headers, Uri Address, Uri? Next);
