using System.Security.Cryptography;
using System.Text;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Zendesk;

public sealed class ZendeskHooksConformance : HookReaderConformance
{
    private const string Timestamp = "2026-11-22T07:00:00Z";

    protected override IHookReader Open() => new ZendeskHooks("bridge-test-secret");

    protected override Hook Genuine(string ticketId) => Call(ticketId, "bridge-test-secret");

    protected override Hook Forged(string ticketId) => Call(ticketId, "guessed");

    // Source: developer.zendesk.com, "Verifying webhook authenticity".
    private static Hook Call(string ticketId, string secret)
    {
        var body = $$$"""{"type":"zen:event-type:ticket.status_changed","id":"e1","subject":"zen:ticket:{{{ticketId}}}","detail":{"id":"{{{ticketId}}}"}}""";
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["x-zendesk-webhook-signature"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Timestamp + body))),
            ["x-zendesk-webhook-signature-timestamp"] = Timestamp,
            ["x-zendesk-webhook-invocation-id"] = "inv-1",
        };
        return new Hook(headers.GetValueOrDefault, Encoding.UTF8.GetBytes(body), Now);
    }
}
