using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk;

/// <summary>Reads Zendesk's webhooks: ticket events and calls of triggers.</summary>
/// <remarks>
/// Source: developer.zendesk.com, "Verifying webhook authenticity" (base64 of HMAC-SHA256 over timestamp and body, no
/// separator), "Anatomy of a webhook request" (headers), "Webhook event types" (bodies).
/// </remarks>
/// <param name="secret">The webhook's signing secret.</param>
internal sealed class ZendeskHooks(string secret) : IHookReader
{
    private const string Signature = "X-Zendesk-Webhook-Signature";
    private const string SignedAt = "X-Zendesk-Webhook-Signature-Timestamp";
    private const string Invocation = "X-Zendesk-Webhook-Invocation-Id";
    private const string TicketEvents = "zen:event-type:ticket.";
    private const int LongestInvocation = 100;
    private const int LongestTimestamp = 40;

    /// <summary>How far a call's own time may be from now.</summary>
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private static readonly JsonDocumentOptions _json = new() { MaxDepth = 32 };
    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secret);

    /// <inheritdoc />
    public HookReading Read(Hook hook)
    {
        if (hook.Header(SignedAt) is not { Length: > 0 and <= LongestTimestamp } timestamp || !IsSigned(hook, timestamp))
        {
            return new HookReading(HookVerdict.Forged);
        }

        if (!DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            || (hook.ReceivedAt - at).Duration() > Window)
        {
            return new HookReading(HookVerdict.Stale);
        }

        var delivery = hook.Header(Invocation) is { Length: > 0 and <= LongestInvocation } id ? id : null;
        return new HookReading(HookVerdict.Genuine, delivery, TicketId(hook.Body));
    }

    private bool IsSigned(Hook hook, string timestamp)
    {
        Span<byte> told = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (hook.Header(Signature) is not { Length: > 0 and <= 64 } text
            || !Convert.TryFromBase64String(text, told, out var length) || length != told.Length)
        {
            return false;
        }

        Span<byte> right = stackalloc byte[HMACSHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(hook.Body.Span);
        hash.GetHashAndReset(right);
        return CryptographicOperations.FixedTimeEquals(told, right);
    }

    // Whoever writes a trigger writes its body, so anything can be in it; a genuine call that names no ticket hints at nothing.
    private static string? TicketId(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, _json);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (root.TryGetProperty("ticket_id", out var id))
            {
                return Id(id);
            }

            return root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
                && type.GetString()!.StartsWith(TicketEvents, StringComparison.Ordinal) // a JSON string is never null
                && root.TryGetProperty("detail", out var detail) && detail.ValueKind == JsonValueKind.Object
                && detail.TryGetProperty("id", out id) ? Id(id) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperationException: a string with half a surrogate pair
        }
    }

    private static string? Id(JsonElement value)
    {
        long id;
        var isId = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetInt64(out id),
            JsonValueKind.String => long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out id),
            _ => Nothing(out id),
        };
        return isId && id > 0 ? id.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static bool Nothing(out long id)
    {
        id = 0;
        return false;
    }
}
