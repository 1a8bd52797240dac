using System.Text;
using Bridge.Connectors.Freshdesk;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Freshdesk;

public sealed class FreshdeskHooksTests
{
    [Theory]
    [InlineData("""{"ticket_id":7}""", "7")]
    [InlineData("""{"freshdesk_webhook":{"ticket_id":"7"}}""", "7")]
    [InlineData("""{"ticket_id":"\ud800"}""", null)]
    [InlineData("""{"\udc00":1,"ticket_id":null}""", null)]
    [InlineData("""{"ticket_id":-7}""", null)]
    [InlineData("""{"ticket_id":1e400}""", null)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", null)]
    [InlineData("", null)]
    public void Whatever_a_rule_writes_a_call_with_the_word_is_genuine_and_names_a_ticket_or_none(string body, string? expected)
    {
        var reading = new FreshdeskHooks("the word").Read(new Hook(name => name == FreshdeskHooks.Header ? "the word" : null, Encoding.UTF8.GetBytes(body), DateTimeOffset.UnixEpoch));

        Assert.Equal((HookVerdict.Genuine, expected), (reading.Verdict, reading.TicketId));
    }
}
