using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>Talks to one Freshdesk account: address, key, JSON and pages. Knows no member and never tries again.</summary>
/// <param name="http">Client whose handlers keep limits and retries.</param>
/// <param name="settings">The connection's settings.</param>
/// <param name="time">The clock.</param>
internal sealed class FreshdeskClient(HttpClient http, FreshdeskSettings settings, TimeProvider time)
{
    /// <summary>Most rows of a page. Source: developers.freshdesk.com, API v2, "Pagination".</summary>
    public const int LargestPage = 100;

    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private readonly Uri _base = settings.Address.Below("/api/v2/");

    // The key stands where a user name would; Freshdesk does not look at the password.
    private readonly AuthenticationHeaderValue _key = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings.ApiKey}:X")));

    /// <summary>Makes a call; fails unless Freshdesk answers with success.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">Freshdesk refused or the answer was lost.</exception>
    public async Task<FreshdeskAnswer> SendAsync(FreshdeskCall call, CancellationToken cancellationToken)
    {
        var answer = await TryAsync(call, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer;
        }

        using (answer)
        {
            throw FreshdeskErrors.Of(answer, call.Purpose, time.GetUtcNow());
        }
    }

    /// <summary>Makes a call and gives back what Freshdesk answers, success or not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">There was no whole answer.</exception>
    public async Task<FreshdeskAnswer> TryAsync(FreshdeskCall call, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_base, call.Path));
        request.Headers.Authorization = _key;
        if (call.Body is { } body)
        {
            request.Content = new BodyContent(body) { Headers = { ContentType = _json } };
        }

        request.As(call.Kind, call.IsIdempotent, call.Limit).Options.Set(CallOptions.AnswersJson, true);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await FreshdeskAnswer.ReadAsync(response, time, cancellationToken);
        }
        catch (Exception error) when (FreshdeskErrors.IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw FreshdeskErrors.Lost(call.Purpose, error);
        }
    }

    /// <summary>Walks a list page by page to its end.</summary>
    /// <param name="path">Path of the list, with a query that ends ready for more.</param>
    /// <param name="purpose">What it is for, for messages.</param>
    /// <param name="limit">Name of the limit that holds beside the account's, or null.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>The rows of each page; each page is disposed when the next is asked for.</returns>
    public async IAsyncEnumerable<JsonElement> PagesAsync(
        string path, string purpose, string? limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 1; ; page++)
        {
            using var answer = await SendAsync(
                FreshdeskCall.Get(string.Create(CultureInfo.InvariantCulture, $"{path}per_page={LargestPage}&page={page}"), purpose, limit), cancellationToken);
            if (answer.Root.ValueKind != JsonValueKind.Array)
            {
                throw FreshdeskErrors.Lost(purpose, null);
            }

            yield return answer.Root;
            if (!answer.HasNext)
            {
                yield break;
            }
        }
    }
}
