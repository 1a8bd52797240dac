using System.Text;
using Bridge.Connectors.Zendesk;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Zendesk;

/// <summary>Which calls Zendesk made, and what they hint at.</summary>
public sealed class ZendeskHookTests
{
    private const string Secret = "bridge-test-secret";
    private const string Timestamp = "2026-11-22T07:00:00Z";
    private const string Body = """{"type":"zen:event-type:user.created","id":"e1"}""";

    // Made with openssl: printf '%s' "$TIMESTAMP$BODY" | openssl dgst -sha256 -hmac "$SECRET" -binary | base64
    private const string Signature = "Ls9T0RnM7F3A5Kv5BsNm8fFR0w3cD+Buaphd6WN/bC0=";

    private static readonly DateTimeOffset _then = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_signature_made_elsewhere_counts() =>
        Assert.Equal(new HookReading(HookVerdict.Genuine, "inv-1"), Read(Body, Signature, Timestamp, _then));

    [Theory]
    [InlineData(Body, "Ms9T0RnM7F3A5Kv5BsNm8fFR0w3cD+Buaphd6WN/bC0=", Timestamp)]
    [InlineData(Body + " ", Signature, Timestamp)]
    [InlineData(Body, Signature, "2026-11-22T07:00:01Z")]
    [InlineData(Body, "", Timestamp)]
    [InlineData(Body, "not base64", Timestamp)]
    [InlineData(Body, "Ls9T", Timestamp)]
    [InlineData(Body, null, Timestamp)]
    [InlineData(Body, Signature, null)]
    public void Anything_else_is_forged(string body, string? signature, string? timestamp) =>
        Assert.Equal(new HookReading(HookVerdict.Forged), Read(body, signature, timestamp, _then));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void A_call_of_another_time_is_stale(int seconds) =>
        Assert.Equal(new HookReading(HookVerdict.Stale), Read(Body, Signature, Timestamp, _then.AddSeconds(seconds)));

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    public void Five_minutes_are_within_the_window(int seconds) =>
        Assert.Equal(HookVerdict.Genuine, Read(Body, Signature, Timestamp, _then.AddSeconds(seconds)).Verdict);

    private static HookReading Read(string body, string? signature, string? timestamp, DateTimeOffset now)
    {
        var headers = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase)
        {
            ["x-zendesk-webhook-signature"] = signature,
            ["x-zendesk-webhook-signature-timestamp"] = timestamp,
            ["x-zendesk-webhook-invocation-id"] = "inv-1",
        };
        return new ZendeskHooks(Secret).Read(new Hook(headers.GetValueOrDefault, Encoding.UTF8.GetBytes(body), now));
    }
}
