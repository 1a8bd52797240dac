using System.Net;
using System.Text.Json;
using Bridge.Connectors.Http.Bodies;
using Bridge.Connectors.Http.Limits;
using Bridge.Connectors.Salesforce.Bulk;

namespace Bridge.Connectors.Salesforce.Api;

/// <summary>An answer of Salesforce, read to its end.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="body">Its JSON, or null.</param>
/// <param name="retryAt">When to come again, if it says so.</param>
internal sealed class SalesforceAnswer(HttpStatusCode status, JsonDocument? body, DateTimeOffset? retryAt) : IDisposable
{
    /// <summary>HTTP status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>True for a status of 200 to 299.</summary>
    public bool IsSuccess => (int)status is >= 200 and <= 299;

    /// <summary>When to come again, if it says so.</summary>
    public DateTimeOffset? RetryAt => retryAt;

    /// <summary>The JSON; of kind <see cref="JsonValueKind.Undefined"/> when there is none.</summary>
    public JsonElement Root { get; } = body?.RootElement ?? default;

    /// <summary>True when a file was asked for and all its rows were read; false when the answer is none, or is cut.</summary>
    public bool HasAllRows { get; private init; }

    /// <summary>The faults of an error; none where the body is no such list (an HTML page of the edge, for example).</summary>
    public IReadOnlyList<SalesforceFault> Faults => field ??= IsSuccess ? [] : SalesforceJson.Faults(Root);

    /// <summary>Reads an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="rows">What takes the rows of a file; null for an answer in JSON.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Abandons the reading.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JsonException">It says success and JSON, but is not whole.</exception>
    public static async Task<SalesforceAnswer> ReadAsync(
        HttpResponseMessage response, SalesforceRows? rows, TimeProvider time, CancellationToken cancellationToken)
    {
        if (rows is not null && response.IsSuccessStatusCode)
        {
            ReadOnlyMemory<byte> file = response.Content is WholeContent whole ? whole.Bytes : await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return new SalesforceAnswer(response.StatusCode, null, null) { HasAllRows = rows.Read(file) };
        }

        JsonDocument? body = null;
        try
        {
            // Nothing is said about a file that was taken, whatever its status.
            if (response.StatusCode != HttpStatusCode.NoContent && response.Content.Headers.ContentLength != 0)
            {
                body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            }
        }
        catch (JsonException) when (!response.IsSuccessStatusCode)
        {
            // Errors at the edge are HTML; the status alone speaks then.
            body = null;
        }

        var now = time.GetUtcNow();
        return new SalesforceAnswer(response.StatusCode, body, RetryAfter.Read(response.Headers, now) is { } wait ? now + wait : null);
    }

    /// <summary>Tells whether a fault has a word.</summary>
    /// <param name="code">The word.</param>
    /// <returns>True when it has.</returns>
    public bool Says(string code) => Faults.Any(fault => fault.Code == code);

    /// <inheritdoc />
    public void Dispose() => body?.Dispose();
}
