using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bridge.Host.Tests.Features.MemberApi;

namespace Bridge.Host.Tests.Features.Hooks;

/// <summary>A webhook as Zendesk sends it, or as somebody else does.</summary>
internal sealed record HookCall
{
    public string Body { get; init; } = "{}";

    public string Delivery { get; init; } = Guid.NewGuid().ToString("N");

    public TimeSpan Age { get; init; }

    public string Secret { get; init; } = MemberHost.HookSecret;

    public string Connection { get; init; } = "crm";

    public static HookCall About(long ticket) => new() { Body = $$"""{"ticket_id":"{{ticket}}"}""" };

    public async Task<ApiAnswer> SendAsync(MemberHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, host.At($"/hooks/{Connection}"));
        var stamp = (host.Clock.GetUtcNow() - Age).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        request.Headers.Add("X-Zendesk-Webhook-Invocation-Id", Delivery);
        request.Headers.Add("X-Zendesk-Webhook-Signature-Timestamp", stamp);
        request.Headers.Add(
            "X-Zendesk-Webhook-Signature",
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(stamp + Body))));
        return await host.SendAsync(request);
    }
}
