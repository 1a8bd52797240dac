using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bridge.Connectors.Http;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;
using Bridge.Core.Notices;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Webhook;

/// <summary>Sends notices as signed calls.</summary>
/// <remarks>Source: Standard Webhooks 1.0.0, "Webhook metadata".</remarks>
/// <param name="connection">The connection.</param>
/// <param name="settings">Its settings.</param>
internal sealed class WebhookNotices(ConnectionContext connection, WebhookSettings settings) : INotifies
{
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly byte[] _key = settings.ReadKey();

    /// <inheritdoc />
    public async Task SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var body = Payload(notice);
        var at = connection.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Address)
        {
            Content = new BodyContent(body) { Headers = { ContentType = new("application/json") } },
        };
        request.Headers.TryAddWithoutValidation("webhook-id", notice.Id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", at);
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(_key, notice.Id, at, body.Span));
        request.As(CallKind.Write, isIdempotent: true); // the other side knows a notice by its id
        try
        {
            using var answer = await connection.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw WebhookErrors.Of(answer, connection.Time.GetUtcNow());
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw WebhookErrors.Lost(error);
        }
    }

    private static ReadOnlyMemory<byte> Payload(Notice notice)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(buffer, _options);
        json.WriteStartObject();
        json.WriteString("type", notice.Type);
        json.WriteString("timestamp", notice.At);
        json.WriteStartObject("data");
        json.WriteString("member", notice.Member);
        json.WriteString("ticket", notice.Ticket);
        json.WriteString("status", notice.Status);
        json.WriteString("level", notice.Level);
        if (notice.SolvedAt is { } solved)
        {
            json.WriteString("solvedAt", solved);
        }

        if (notice.MergedInto is { } target)
        {
            json.WriteString("mergedInto", target);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
