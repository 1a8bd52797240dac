using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Sinks;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Reads how to write to the requester of a ticket, from the user that Zendesk shows beside it.</summary>
/// <remarks>Source: developer.zendesk.com, Users, "email", "locale", "external_id", "suspended".</remarks>
/// <param name="session">The connection.</param>
internal sealed class ZendeskRequesters(ZendeskSession session) : IReadsRequesters
{
    private readonly ZendeskTicketCalls _calls = new(session.Client);

    /// <inheritdoc />
    public async Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(ticketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown?.Root.Of("ticket").LongOf("requester_id") is not { } requester)
        {
            return null;
        }

        return shown.Root.ItemsOf("users")
            .Where(user => user.LongOf("id") == requester && !ZendeskLookup.IsDeleted(user))
            .Select(user => new Requester(
                DeskReading.MemberIdOf(user.TextOf("external_id")), user.TextOf("email"), user.TextOf("locale")))
            .FirstOrDefault();
    }
}
