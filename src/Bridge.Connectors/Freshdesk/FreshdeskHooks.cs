using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk;

/// <summary>Reads the calls of Freshdesk's automation rules. They are not signed, so a secret word in a header tells them from forged ones.</summary>
/// <remarks>
/// Nothing of a call is believed but the number of the ticket, which is read again. Freshdesk gives no id of a delivery and no time.
/// Source: support.freshdesk.com, "Using webhooks in automation rules": simple and advanced content, custom headers.
/// </remarks>
/// <param name="secret">The word.</param>
internal sealed class FreshdeskHooks(string secret) : IHookReader
{
    /// <summary>Header in which the rule sends the word.</summary>
    public const string Header = "X-Bridge-Secret";

    private static readonly JsonDocumentOptions _json = new() { MaxDepth = 16 };
    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <inheritdoc />
    public HookReading Read(Hook hook)
    {
        ArgumentNullException.ThrowIfNull(hook);

        // Hashes are compared, so that neither the time nor the length tells anything.
        var isKnown = hook.Header(Header) is { Length: > 0 and <= 1000 } word
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(word)), _secret);
        return isKnown ? new HookReading(HookVerdict.Genuine, null, TicketId(hook.Body)) : new HookReading(HookVerdict.Forged);
    }

    private static string? TicketId(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var read = JsonDocument.Parse(body, _json);
            var id = read.RootElement.Of("freshdesk_webhook").TextOf("ticket_id") ?? read.RootElement.TextOf("ticket_id");
            return DeskRules.IdOf(id) is null ? null : id;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // Genuine, but it names no ticket: the next read finds what changed. InvalidOperationException: a string with half a surrogate pair.
            return null;
        }
    }
}
