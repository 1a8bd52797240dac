using System.Text.Json;
using Bridge.Connectors.Desk;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Zendesk.Tickets;

/// <summary>Hands tickets to other groups.</summary>
/// <remarks>
/// As with comments, the key is written into the audit's custom metadata and looked for there first, and <c>safe_update</c> lets nothing be written over what an
/// agent did in between. Hand-offs and comments of a connection go one after another. Source: developer.zendesk.com, Tickets, "Update Ticket".
/// </remarks>
/// <param name="session">The connection.</param>
/// <param name="words">Groups and topics, by the settings.</param>
internal sealed class ZendeskHandOffs(ZendeskSession session, DeskWords words) : IHandOffs
{
    private const string Purpose = "hand a ticket to another group";

    private readonly ZendeskTicketCalls _calls = new(session.Client);
    private readonly ZendeskTicketReader _reader = new(session.Settings.Name, words);

    /// <inheritdoc />
    public Task<Ticket> HandOffAsync(HandOff handOff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(handOff);
        DeskRules.Check(handOff);
        return session.DeskTurn.TakeAsync(() => HandOffOnceAsync(handOff, cancellationToken), cancellationToken);
    }

    private async Task<Ticket> HandOffOnceAsync(HandOff handOff, CancellationToken cancellationToken)
    {
        using var shown = DeskRules.IdOf(handOff.TicketId) is { } id ? await _calls.ShowAsync(id, cancellationToken) : null;
        if (shown is null)
        {
            throw ZendeskTicketRules.Gone();
        }

        var row = shown.Root.Of("ticket");
        if (await _calls.HoldsAsync(handOff.TicketId, handOff.Key, cancellationToken))
        {
            return Read(row, shown.Root);
        }

        if (row.TextOf("status") == "closed")
        {
            throw DeskRules.Refuse("The ticket is closed and goes to no other group any more.", "Open a new ticket.");
        }

        var group = await _calls.FindGroupAsync(handOff.Group, cancellationToken) ?? throw ZendeskTicketRules.NoSuchGroup(handOff.Group);
        var tags = row.ItemsOf("tags").Select(tag => tag.ToString()).ToList();
        var call = new ZendeskCall(HttpMethod.Put, $"tickets/{handOff.TicketId}", Purpose)
        {
            Body = ZendeskTicketPayload.HandOff(handOff, group, tags, row.TextOf("updated_at") ?? ""),
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        if (ZendeskTicketRules.Refusal(answer) is { } refusal)
        {
            throw refusal;
        }

        var written = ZendeskClient.Succeeded(answer, Purpose).Root.Of("ticket").LongOf("id") ?? throw ZendeskErrors.Lost(Purpose, null);
        using var after = await _calls.ShowAsync(written, cancellationToken) ?? throw ZendeskErrors.Lost(Purpose, null);
        return Read(after.Root.Of("ticket"), after.Root);
    }

    private Ticket Read(JsonElement row, JsonElement root) => _reader.Read(row, new ZendeskTicketSides(root), out _) ?? throw ZendeskErrors.Lost("show a ticket", null);
}
