using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Limits;

namespace Bridge.Connectors.Freshdesk.Api;

/// <summary>An answer of Freshdesk, read to its end.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">Its JSON, or null.</param>
internal sealed class FreshdeskAnswer(HttpStatusCode status, JsonDocument? body) : IDisposable
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)status is >= 200 and <= 299;

    /// <summary>When to come again, if it says so.</summary>
    public DateTimeOffset? RetryAt { get; private init; }

    /// <summary>When Freshdesk answered, by its own clock where it tells it.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Whether the list goes on; the last page has no such header.</summary>
    public bool HasNext { get; private init; }

    /// <summary>The JSON; of kind <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public JsonElement Root { get; } = body?.RootElement ?? default;

    /// <summary>The word of an error that is about the whole call; empty when there is none.</summary>
    public string Code => Root.TextOf("code") ?? (Faults.Count > 0 ? Faults[0].Code : "");

    /// <summary>The faults of a refusal; none where the body is no such list.</summary>
    public IReadOnlyList<FreshdeskFault> Faults => field ??= IsSuccess ? [] :
    [
        .. Root.ItemsOf("errors").Select(fault => new FreshdeskFault(
            fault.TextOf("field") ?? "", fault.TextOf("code") ?? "", fault.TextOf("message") ?? "",
            fault.Of("additional_info").LongOf("user_id") ?? Root.Of("additional_info").LongOf("user_id"))),
    ];

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JsonException">It says success, or refuses a record, but is no whole JSON.</exception>
    public static async Task<FreshdeskAnswer> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        JsonDocument? body = null;
        try
        {
            if (response.StatusCode != HttpStatusCode.NoContent)
            {
                body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            }
        }
        catch (JsonException) when (!NeedsReasons(response))
        {
            // What is not found has no body, and the edge answers in HTML; the status alone speaks then.
            body = null;
        }

        var now = time.GetUtcNow();
        return new FreshdeskAnswer(response.StatusCode, body)
        {
            RetryAt = RetryAfter.Read(response.Headers, now) is { } wait ? now + wait : null,
            At = response.Headers.Date ?? now,
            HasNext = LinkHeader.Next(response.Headers) is not null,
        };
    }

    // A refusal whose list of reasons was cut off may speak of a record that is there already: it is no refusal yet.
    private static bool NeedsReasons(HttpResponseMessage response) =>
        response.IsSuccessStatusCode || response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict;

    /// <inheritdoc />
    public void Dispose() => body?.Dispose();
}
