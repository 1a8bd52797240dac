using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Interactions;

/// <summary>Makes interactions of what the hub keeps anyway.</summary>
internal static class InteractionsOf
{
    /// <summary>Key of a ticket's interaction.</summary>
    /// <param name="ticket">Key of the ticket.</param>
    /// <returns>The key.</returns>
    public static RecordKey Key(RecordKey ticket) => new(ticket.Origin, $"ticket/{ticket.Value}");

    /// <summary>Makes the interaction of a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The interaction; null for a tombstone and for a ticket of nobody who is known.</returns>
    public static Interaction? Ticket(Ticket ticket) => ticket is not { IsTombstone: false, MemberId: { } member } ? null : new Interaction
    {
        Key = Key(ticket.Key),
        MemberId = member,
        At = ticket.CreatedAt,
        Channel = ChannelOf(ticket.Channel),
        Subject = Cut(ticket.Subject, Interaction.LongestSubject),
        Outcome = Word(ticket.State),
        By = Cut(ticket.Agent, Interaction.LongestName),
        Link = ticket.Key.ExternalId,
    };

    /// <summary>Makes the interaction of a call.</summary>
    /// <param name="visit">A visit.</param>
    /// <returns>The interaction; null for a later visit of a call, one that is not over, and a caller who is nobody known.</returns>
    public static Interaction? Call(CallVisit visit) =>
        visit is not { MemberId: { } member, Outcome: not (CallOutcome.Open or CallOutcome.System) } || visit.SourceId != visit.ContactId ? null : new Interaction
        {
            Key = new RecordKey(visit.Source, $"call/{visit.ContactId}"),
            MemberId = member,
            At = visit.OfferedAt,
            Channel = InteractionChannel.Phone,
            Subject = Cut(visit.Topic, Interaction.LongestSubject),
            Outcome = Word(visit.Outcome),
            By = Cut(visit.Agent, Interaction.LongestName),
            Link = visit.TicketId,
        };

    private static InteractionChannel ChannelOf(string? channel) => channel switch
    {
        "email" or "mail" => InteractionChannel.Email,
        "voice" or "phone" => InteractionChannel.Phone,
        "sms" or "mobile" => InteractionChannel.Text,
        "chat" or "messaging" or "native_messaging" => InteractionChannel.Chat,
        "web" or "api" or "web_service" or "help_center" or "web_widget" => InteractionChannel.Web,
        "facebook" or "twitter" or "any_channel" or "instagram_dm" or "whatsapp" => InteractionChannel.Social,
        _ => InteractionChannel.Other,
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string? Cut(string? text, int most) => text?.Length > most ? TextCut.To(text, most).TrimEnd() : text;
}
