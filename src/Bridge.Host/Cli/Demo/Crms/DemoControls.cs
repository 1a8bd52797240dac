using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>Looks into a stand-in and lets things happen there.</summary>
/// <param name="sandbox">The stand-in.</param>
internal sealed class DemoControls(SandboxServer sandbox) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler());

    /// <summary>Its address.</summary>
    public Uri Address => sandbox.Address;

    /// <summary>Reads rows as they are stored.</summary>
    /// <param name="query">Which, in the stand-in's own words.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The rows.</returns>
    public async IAsyncEnumerable<JsonElement> DumpAsync(string query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var dump = await _http.GetStreamAsync(new Uri(Address, $"/_sandbox/dump?{query}"), cancellationToken);
        using var lines = new StreamReader(dump);
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement;
        }
    }

    /// <summary>Counts words.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="word">Finds the word of a row; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Rows by word.</returns>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(string query, Func<JsonElement, string?> word, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in DumpAsync(query, cancellationToken))
        {
            if (word(row) is { Length: > 0 } found)
            {
                counts[found] = counts.GetValueOrDefault(found) + 1;
            }
        }

        return counts;
    }

    /// <summary>Picks texts of rows.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="pick">Finds the text of a row; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The texts.</returns>
    public async Task<IReadOnlyList<string>> PickAsync(string query, int most, Func<JsonElement, string?> pick, CancellationToken cancellationToken)
    {
        var picked = new List<string>();
        await foreach (var row in DumpAsync(query, cancellationToken))
        {
            if (pick(row) is { Length: > 0 } text)
            {
                picked.Add(text);
            }

            if (picked.Count == most)
            {
                break;
            }
        }

        return picked;
    }

    /// <summary>Counts rows by the beginning of a text.</summary>
    /// <param name="query">Which rows.</param>
    /// <param name="field">Name of the field.</param>
    /// <param name="beginning">What it begins with.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> CountAsync(string query, string field, string beginning, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in DumpAsync(query, cancellationToken))
        {
            count += row.TryGetProperty(field, out var text) && text.GetString()?.StartsWith(beginning, StringComparison.Ordinal) == true ? 1 : 0;
        }

        return count;
    }

    /// <summary>Makes a call, of the stand-in's API or of its control calls.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path.</param>
    /// <param name="body">The body; a form where it does not begin with a brace, none where it is empty.</param>
    /// <param name="sign">Signs it in; null where nothing does.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body of the answer.</returns>
    public async Task<string> CallAsync(HttpMethod method, string path, string body, AuthenticationHeaderValue? sign, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        request.Headers.Authorization = sign;
        request.Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "application/x-www-form-urlencoded");
        using var answer = await _http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? text : throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
    }

    /// <summary>Makes a control call.</summary>
    /// <param name="call">The call, with its query.</param>
    /// <param name="body">Its body.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The body of the answer.</returns>
    public Task<string> AskAsync(string call, string body, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, $"/_sandbox/{call}", body, null, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
