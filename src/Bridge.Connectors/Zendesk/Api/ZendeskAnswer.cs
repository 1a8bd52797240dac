using System.Net;
using System.Text.Json;

namespace Bridge.Connectors.Zendesk.Api;

/// <summary>One answer of Zendesk, whatever its status; dispose it when its JSON has been read.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">Parsed body, or null when it is not JSON.</param>
/// <param name="retryAt">Instant named by <c>Retry-After</c>, or null.</param>
internal sealed class ZendeskAnswer(HttpStatusCode status, JsonDocument? body, DateTimeOffset? retryAt) : IDisposable
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Instant before which Zendesk wants no further call, or null.</summary>
    public DateTimeOffset? RetryAt { get; } = retryAt;

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)Status is >= 200 and <= 299;

    /// <summary>The JSON; of kind <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public JsonElement Root { get; } = body?.RootElement ?? default;

    /// <summary>Zendesk's short word for the error, or null.</summary>
    public string? Error => Root.TextOf("error");

    /// <summary>True when Zendesk takes no further job until some of those running have ended.</summary>
    /// <remarks>Source: developer.zendesk.com, Rate limits, section "Job limit".</remarks>
    public bool IsTooManyJobs => Status == HttpStatusCode.TooManyRequests && Error == "TooManyJobs";

    /// <inheritdoc />
    public void Dispose() => body?.Dispose();
}
