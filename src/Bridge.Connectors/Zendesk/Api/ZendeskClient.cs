using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Zendesk.Access;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>Talks to one Zendesk account: addresses, sign-in, JSON and pages. Knows no member and never tries again.</summary>
/// <param name="http">Client whose handlers keep limits and retries.</param>
/// <param name="address">The account's address as it is set.</param>
/// <param name="signIn">Gives the authorization header.</param>
/// <param name="time">The clock.</param>
internal sealed class ZendeskClient(HttpClient http, Uri address, IZendeskSignIn signIn, TimeProvider time)
{
    private static readonly MediaTypeHeaderValue _json = new("application/json");
    private static readonly TimeSpan _usualWait = TimeSpan.FromSeconds(10);
    private readonly Uri _base = address.Below("/api/v2/");

    /// <summary>Reads; fails unless Zendesk answers with JSON and success.</summary>
    /// <param name="path">Path and query below <c>/api/v2/</c>.</param>
    /// <param name="kind">Read or poll.</param>
    /// <param name="purpose">What the call is for, for messages.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">Zendesk refused or the answer was lost.</exception>
    public async Task<ZendeskAnswer> GetAsync(
        string path, CallKind kind, string purpose, CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Get, path, purpose) { Kind = kind, IsIdempotent = true };
        return Succeeded(await SendAsync(call, cancellationToken), purpose);
    }

    /// <summary>Makes any call and gives back what Zendesk answers, success or not.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ConnectorException">There was no whole answer.</exception>
    public async Task<ZendeskAnswer> SendAsync(ZendeskCall call, CancellationToken cancellationToken)
    {
        var authorization = await signIn.HeaderAsync(cancellationToken);
        var answer = await SendOnceAsync(call, authorization, cancellationToken);
        if (answer.Status != HttpStatusCode.Unauthorized || !signIn.Renew(authorization))
        {
            return answer;
        }

        // A refused token has changed nothing, and the new one is a different call.
        answer.Dispose();
        return await SendOnceAsync(call, await signIn.HeaderAsync(cancellationToken), cancellationToken);
    }

    /// <summary>Walks a cursor-paged list to its end.</summary>
    /// <param name="path">Path of the list, without a query.</param>
    /// <param name="after">Cursor to go on from, or null.</param>
    /// <param name="kind">Read or poll.</param>
    /// <param name="purpose">What the call is for, for messages.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>One answer for each page; each is disposed when the next is asked for.</returns>
    public async IAsyncEnumerable<JsonElement> PagesAsync(
        string path,
        string? after,
        CallKind kind,
        string purpose,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var query = after is null ? "" : $"&page%5Bafter%5D={Uri.EscapeDataString(after)}";
            using var page = await GetAsync($"{path}?page%5Bsize%5D=100{query}", kind, purpose, cancellationToken);
            yield return page.Root;

            var meta = page.Root.Of("meta");
            var next = meta.TextOf("after_cursor");
            if (meta.Of("has_more").ValueKind != JsonValueKind.True || next is null || next == after)
            {
                yield break;
            }

            after = next;
        }
    }

    /// <summary>Fails unless an answer is a success with JSON.</summary>
    /// <param name="answer">The answer; disposed when it fails.</param>
    /// <param name="purpose">What the call was for, for messages.</param>
    /// <returns>The same answer.</returns>
    public static ZendeskAnswer Succeeded(ZendeskAnswer answer, string purpose)
    {
        if (answer.IsSuccess && answer.Root.ValueKind == JsonValueKind.Object)
        {
            return answer;
        }

        using (answer)
        {
            // HTML with 200 comes from a proxy or a maintenance page: the transport failed, not the record.
            throw answer.IsSuccess ? ZendeskErrors.Lost(purpose, null) : ZendeskErrors.Of(answer, purpose);
        }
    }

    private async Task<ZendeskAnswer> SendOnceAsync(
        ZendeskCall call, AuthenticationHeaderValue authorization, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(call.Method, new Uri(_base, call.Path));
        request.Headers.Authorization = authorization;
        if (call.IdempotencyKey is { } key)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (call.Body is { } body)
        {
            request.Content = new BodyContent(body) { Headers = { ContentType = call.FileType is { } type ? new MediaTypeHeaderValue(type) : _json } };
            request.Options.Set(CallOptions.IsFile, call.FileType is not null);
        }

        request.As(call.Kind, call.IsIdempotent, call.Limit).Options.Set(CallOptions.AnswersJson, true);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return await ReadAsync(response, cancellationToken);
        }
        catch (Exception error) when (IsLoss(error) && !cancellationToken.IsCancellationRequested)
        {
            throw ZendeskErrors.Lost(call.Purpose, error);
        }
    }

    private async Task<ZendeskAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        JsonDocument? body = null;
        try
        {
            body = await JsonDocument.ParseAsync(stream, default, cancellationToken);
        }
        catch (JsonException) when (!response.IsSuccessStatusCode || !IsJson(response))
        {
            // Errors at Zendesk's edge are plain text or HTML; the status alone speaks then.
            body = null;
        }

        var now = time.GetUtcNow();
        DateTimeOffset? retryAt = RetryAfter.Read(response.Headers, now) is { } wait ? now + wait : null;
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            retryAt ??= now + _usualWait;
        }

        return new ZendeskAnswer(response.StatusCode, body, retryAt);
    }

    private static bool IsLoss(Exception error) =>
        error is HttpRequestException or IOException or JsonException or OperationCanceledException;

    private static bool IsJson(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.OrdinalIgnoreCase) ?? false;
}
