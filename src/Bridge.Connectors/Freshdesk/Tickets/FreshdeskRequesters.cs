using System.Globalization;
using System.Net;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Freshdesk.Api;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>Reads how to write to the requester of a ticket, from the contact.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2, Contacts, <c>email</c>, <c>language</c>, <c>unique_external_id</c>.</remarks>
/// <param name="session">The connection.</param>
internal sealed class FreshdeskRequesters(FreshdeskSession session) : IReadsRequesters
{
    private const string Purpose = "show who asks in a ticket";
    private readonly FreshdeskTicketCalls _calls = new(session);

    /// <inheritdoc />
    public async Task<Requester?> ReadRequesterAsync(string ticketId, CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(ticketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown?.Root.LongOf("requester_id") is not { } requester || shown.Root.FlagOf("deleted") || shown.Root.FlagOf("spam"))
        {
            return null;
        }

        using var answer = await session.Client.TryAsync(
            FreshdeskCall.Get($"contacts/{requester.ToString(CultureInfo.InvariantCulture)}", Purpose), cancellationToken);
        if (answer.Status == HttpStatusCode.NotFound || answer.Root.FlagOf("deleted"))
        {
            return null;
        }

        return answer.IsSuccess
            ? new Requester(DeskReading.MemberIdOf(answer.Root.TextOf(FreshdeskKind.ContactKey)), answer.Root.TextOf("email"), answer.Root.TextOf("language"))
            : throw FreshdeskErrors.Of(answer, Purpose, session.Time.GetUtcNow());
    }
}
