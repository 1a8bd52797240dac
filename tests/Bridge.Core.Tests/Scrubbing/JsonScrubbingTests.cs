using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using Bridge.Core.Scrubbing;

namespace Bridge.Core.Tests.Scrubbing;

public sealed class JsonScrubbingTests
{
    [Theory]
    [InlineData("""{ "note": "pay 4242 4242 4242 4242 now", "n": 1 }""", """{ "note": "pay [card number removed] now", "n": 1 }""")]
    [InlineData("""{"a":["x","\u0034242424242424242"]}""", """{"a":["x","[card number removed]"]}""")]
    [InlineData("""{"a":"4242\t4242\n4242 4242"}""", """{"a":"[card number removed]"}""")]
    [InlineData("""{"a":"Zo\u00EB \"q\" <b> 4242424242424242"}""", """{"a":"Zoë \"q\" <b> [card number removed]"}""")]
    [InlineData("""{"value":4242424242424242}""", """{"value":"[card number removed]"}""")]
    [InlineData("""{"cvv":"123","security_code":123,"cardCvc":"1234"}""", """{"cvv":"[security code removed]","security_code":"[security code removed]","cardCvc":"[security code removed]"}""")]
    [InlineData("""{"card_number":"4222222222222","ref":"4222222222222"}""", """{"card_number":"[card number removed]","ref":"4222222222222"}""")]
    [InlineData("""{"4242424242424242":"x","a":"5555555555554444"}""", """{"4242424242424242":"x","a":"[card number removed]"}""")]
    [InlineData("\"4242424242424242\"", "\"[card number removed]\"")]
    public void Values_are_scrubbed_and_the_rest_is_copied(string json, string expected) => Assert.Equal(expected, Text(json));

    [Theory]
    [InlineData("""{ "id": 36001234567890, "organization_id":4242424242424242, "memberKey":4242424242424242, "price": 389000.50, "at":"2026-11-22T10:30:00Z" }""")]
    [InlineData("""[1,2.50,true,null,"","\u00e9\/"]""")]
    public void Where_nothing_is_found_the_bytes_are_the_same(string json)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(json);
        var result = CardScrubber.ScrubUtf8Json(bytes);

        Assert.True(MemoryMarshal.TryGetArray(result.Json, out var kept) && MemoryMarshal.TryGetArray(bytes, out var given) && kept.Array == given.Array);
        Assert.Equal(json, Encoding.UTF8.GetString(result.Json.Span));
        Assert.Empty(result.Removed);
    }

    [Fact]
    public void Keys_that_are_named_are_passed_on()
    {
        var keys = FrozenSet.Create("external_id");
        var json = """{"external_id":"mls:4242424242424242","name":"4242424242424242"}"""u8.ToArray();
        var result = CardScrubber.ScrubUtf8Json(json, keys);

        Assert.Equal("""{"external_id":"mls:4242424242424242","name":"[card number removed]"}""", Encoding.UTF8.GetString(result.Json.Span));
        Assert.Equal([new JsonRemoval("name", RemovalKind.Card)], result.Removed);
    }

    [Theory]
    [InlineData("{\"a\":4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("")]
    public void What_is_not_JSON_is_refused_without_being_quoted(string json)
    {
        var error = Assert.Throws<FormatException>(() => CardScrubber.ScrubUtf8Json(Encoding.UTF8.GetBytes(json)));

        Assert.DoesNotContain("4", error.ToString().Split('\n')[0].Replace("UTF-8", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    private static string Text(string json) => Encoding.UTF8.GetString(CardScrubber.ScrubUtf8Json(Encoding.UTF8.GetBytes(json)).Json.Span);
}
