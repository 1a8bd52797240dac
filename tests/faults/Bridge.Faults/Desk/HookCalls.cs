using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Faults.Desk;

/// <summary>Webhooks as Zendesk signs them, or as somebody else does.</summary>
/// <remarks>Source: developer.zendesk.com, "Verifying webhook authenticity".</remarks>
internal static class HookCalls
{
    /// <summary>A call about a ticket.</summary>
    /// <param name="stage">Where the bridge listens.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="delivery">The help desk's id of the delivery.</param>
    /// <param name="secret">What it is signed with.</param>
    /// <returns>The request; the caller disposes it.</returns>
    public static HttpRequestMessage About(DeskStage stage, long ticket, string delivery, string secret)
    {
        var body = $$"""{"event":"updated","ticket_id":{{ticket}},"status":"open"}""";
        var stamp = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Address, "hooks/crm")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-Zendesk-Webhook-Invocation-Id", delivery);
        request.Headers.Add("X-Zendesk-Webhook-Signature-Timestamp", stamp);
        request.Headers.Add("X-Zendesk-Webhook-Signature", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(stamp + body))));
        return request;
    }
}
