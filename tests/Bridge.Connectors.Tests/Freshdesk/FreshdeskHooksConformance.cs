using System.Text;
using Bridge.ConnectorKit.Tickets;
using Bridge.Connectors.Freshdesk;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Freshdesk;

public sealed class FreshdeskHooksConformance : HookReaderConformance
{
    protected override IHookReader Open() => new FreshdeskHooks("the word");

    protected override Hook Genuine(string ticketId) => Call(ticketId, "the word");

    protected override Hook Forged(string ticketId) => Call(ticketId, "another word");

    private static Hook Call(string ticketId, string word) => new(
        name => name == FreshdeskHooks.Header ? word : null, Encoding.UTF8.GetBytes($$$"""{"freshdesk_webhook":{"ticket_id":{{{ticketId}}}}}"""), Now);
}
