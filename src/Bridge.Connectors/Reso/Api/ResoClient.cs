using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Reso.Api;

/// <summary>Sends reads to a RESO host: sign-in, compression, classified failures. Knows no record.</summary>
internal sealed class ResoClient(ResoOptions options, ConnectionContext connection, ResoTokens tokens)
{
    private const int LongestMessage = 200;

    /// <summary>Tells a broken connection from a cancelled call and from a bug.</summary>
    /// <param name="error">The error.</param>
    /// <param name="cancellationToken">Token of the call.</param>
    /// <returns>True when the connection broke or took too long.</returns>
    public static bool IsBroken(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or IOException or InvalidDataException
        || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>Reads an address.</summary>
    /// <param name="address">Absolute address on the host.</param>
    /// <param name="accept">Media type to ask for.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The body; the caller disposes it.</returns>
    /// <exception cref="ConnectorException">The host did not answer with success.</exception>
    public async Task<ResoBody> GetAsync(Uri address, string accept, CancellationToken cancellationToken) =>
        await FindAsync(address, accept, [], cancellationToken)
            ?? throw new InvalidOperationException("Only a listed status gives no body.");

    /// <summary>Reads an address that may hold nothing.</summary>
    /// <param name="address">Absolute address on the host.</param>
    /// <param name="accept">Media type to ask for.</param>
    /// <param name="absent">Statuses that mean "nothing here".</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The body, which the caller disposes; null for one of the statuses.</returns>
    /// <exception cref="ConnectorException">The host answered with another failure.</exception>
    public async Task<ResoBody?> FindAsync(
        Uri address, string accept, IReadOnlyList<int> absent, CancellationToken cancellationToken)
    {
        try
        {
            var token = await tokens.GetAsync(null, cancellationToken);
            var response = await SendAsync(address, accept, token, cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized && tokens.CanRenew)
            {
                response.Dispose();
                token = await tokens.GetAsync(token, cancellationToken);
                response = await SendAsync(address, accept, token, cancellationToken);
            }

            using (response)
            {
                return absent.Contains((int)response.StatusCode) ? null
                    : response.IsSuccessStatusCode ? await BodyAsync(response, cancellationToken)
                    : throw await FailureAsync(response, token, cancellationToken);
            }
        }
        catch (Exception error) when (IsBroken(error, cancellationToken))
        {
            throw ResoErrors.Unreachable(error);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        Uri address, string accept, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address).As(CallKind.Read, isIdempotent: true);
        request.Options.Set(accept.EndsWith("json", StringComparison.Ordinal) ? CallOptions.AnswersObject : CallOptions.AnswersXml, true);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        // MLS Grid refuses every request that does not accept gzip. Source: docs.mlsgrid.com, API Version 2.0.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (options.PrefersPageSize)
        {
            request.Headers.Add("Prefer", $"odata.maxpagesize={options.PageSize.ToString(CultureInfo.InvariantCulture)}");
        }

        return await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<ResoBody> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A handler that unpacks takes the header away; one that does not leaves the work to us.
        var isPacked = response.Content.Headers.ContentEncoding.Contains("gzip");
        if (response.Content is WholeContent whole && !isPacked)
        {
            response.Content = null; // it is the body's now
            return new ResoBody(whole) { HeaderLink = LinkHeader.Next(response.Headers) };
        }

        var body = new ResoBody { HeaderLink = LinkHeader.Next(response.Headers) };
        try
        {
            await using var sent = await response.Content.ReadAsStreamAsync(cancellationToken);
            await using var plain = isPacked ? new GZipStream(sent, CompressionMode.Decompress) : sent;
            await body.FillAsync(plain, cancellationToken);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private async Task<ConnectorException> FailureAsync(
        HttpResponseMessage response, string token, CancellationToken cancellationToken)
    {
        using var body = await BodyAsync(response, cancellationToken);
        return ResoErrors.From(response.StatusCode, response.Headers, Said(body.Span, token), connection.Time.GetUtcNow());
    }

    /// <summary>Finds what an error body says, whatever its shape; shortened, without secrets.</summary>
    /// <param name="body">The body.</param>
    /// <param name="token">Token of the call; it is never repeated.</param>
    /// <returns>The words, or null when there are none.</returns>
    private string? Said(ReadOnlySpan<byte> body, string token)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var json = JsonDocument.ParseValue(ref reader);
            var root = json.RootElement;
            var error = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var inner) ? inner : root;
            return error.ValueKind != JsonValueKind.Object ? null
                : $"{Text(error, "code") ?? Text(error, "status")} {Clean(Text(error, "message"), token)}".Trim() is { Length: > 0 } said ? said
                : null;
        }
        catch (JsonException)
        {
            // An HTML or empty body says nothing an administrator could use.
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    private string Clean(string? message, string token)
    {
        var text = new StringBuilder(message);
        foreach (var secret in new[] { token, options.ClientSecret, options.Password })
        {
            if (!string.IsNullOrEmpty(secret))
            {
                text.Replace(secret, "***");
            }
        }

        return text.Length > LongestMessage ? text.ToString(0, LongestMessage) : text.ToString();
    }
}
