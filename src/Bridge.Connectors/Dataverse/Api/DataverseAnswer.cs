using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Limits;

namespace Bridge.Connectors.Dataverse.Api;

/// <summary>An answer of Dataverse, read to its end.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">Its JSON, or null.</param>
internal sealed class DataverseAnswer(HttpStatusCode status, JsonDocument? body) : IDisposable
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)status is >= 200 and <= 299;

    /// <summary>When it was given, by whichever clock is ahead: Dataverse's, whose header tells whole seconds, or this machine's.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When to come again, if it says so.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Address of the row that was written, if it says so.</summary>
    public string? EntityId { get; init; }

    /// <summary>The parts of a batch; none for another answer.</summary>
    public IReadOnlyList<HttpPart> Parts { get; init; } = [];

    /// <summary>The JSON; of kind <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public JsonElement Root { get; } = body?.RootElement ?? default;

    /// <summary>The fault; null for a success, and where the body tells of none (an HTML page of the edge, for example).</summary>
    public DataverseFault? Fault => IsSuccess ? null : FaultOf(Root);

    /// <summary>The row that was asked for is not there.</summary>
    /// <remarks>Source: Microsoft Learn, "Perform conditional operations using the Web API": the code of such a fault may be empty.</remarks>
    public bool IsMissingRow => Fault is { } fault && (fault.Code == DataverseFault.IsMissing || (Status == HttpStatusCode.NotFound && fault.Code.Length == 0));

    /// <summary>A row that was to be made is there already: by its code, or since the condition that it is new did not hold.</summary>
    /// <remarks>A duplicate detection rule has the same status. Source: as above; "Web service error codes".</remarks>
    public bool IsThereAlready => Fault?.Code == DataverseFault.IsThere || (Status == HttpStatusCode.PreconditionFailed && Fault?.Code != DataverseFault.IsDuplicate);

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="isBatch">True when a success is a batch.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JsonException">It says success, but is not whole.</exception>
    public static async Task<DataverseAnswer> ReadAsync(HttpResponseMessage response, bool isBatch, TimeProvider time, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var now = time.GetUtcNow();
        var parts = isBatch && response.IsSuccessStatusCode
            ? HttpParts.BoundaryOf(response.Content.Headers.ContentType) is { } boundary ? HttpParts.Read(bytes, boundary) : null
            : [];
        return new DataverseAnswer(response.StatusCode, parts is { Count: > 0 } ? null : Parse(bytes, response.IsSuccessStatusCode))
        {
            RetryAt = RetryAfter.Read(response.Headers, now) is { } wait ? now + wait : null,
            At = response.Headers.Date is { } date && date + _second > now ? date + _second : now,
            EntityId = response.Headers.TryGetValues("OData-EntityId", out var ids) ? ids.First() : null,
            Parts = parts ?? throw new JsonException("The answer is no whole batch."),
        };
    }

    /// <summary>Reads the fault in the JSON of an error.</summary>
    /// <param name="root">The JSON.</param>
    /// <returns>The fault, or null when it tells of none.</returns>
    public static DataverseFault? FaultOf(JsonElement root) =>
        root.Of("error") is { ValueKind: JsonValueKind.Object } error ? new DataverseFault(error.TextOf("code") ?? "", error.TextOf("message") ?? "") : null;

    /// <inheritdoc />
    public void Dispose() => body?.Dispose();

    private static JsonDocument? Parse(byte[] bytes, bool isSuccess)
    {
        try
        {
            return bytes.Length == 0 ? null : JsonDocument.Parse(bytes);
        }
        catch (JsonException) when (!isSuccess)
        {
            // Errors at the edge are HTML; the status alone speaks then.
            return null;
        }
    }
}
