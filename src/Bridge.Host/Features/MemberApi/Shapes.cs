using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Bridge.Host.Features.MemberApi;

/// <summary>A ticket that a member opens.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">What the member says.</param>
/// <param name="Topic">What it is about.</param>
internal sealed record TicketBody(
    [property: Description("One line, 1 to 150 characters.")] string Subject,
    [property: Description("What the member says, 1 to 32,000 characters of plain text.")] string Text,
    [property: Description("What it is about: one of the topics in the bridge's settings; may be left out.")] string? Topic = null);

/// <summary>Something that a member adds.</summary>
/// <param name="Text">What the member says.</param>
internal sealed record CommentBody([property: Description("What the member adds, 1 to 32,000 characters of plain text.")] string Text);

/// <summary>A request was accepted.</summary>
/// <param name="Id">Id of the ticket or comment.</param>
/// <param name="Status">Always <c>accepted</c>.</param>
/// <param name="CardDataRemoved">Pieces of card data that were taken out.</param>
internal sealed record AcceptedAnswer(
    [property: Description("Id of the ticket or of the comment; a ticket keeps it for good.")] string Id,
    [property: Description("Always 'accepted': the bridge has it on disk and delivers it.")] string Status,
    [property: Description("Pieces of card data that were taken out of subject and text before anything was stored.")] int CardDataRemoved);

/// <summary>A ticket of a member.</summary>
internal sealed record TicketAnswer
{
    /// <summary>Its id.</summary>
    [Description("The id to use in this API.")]
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    [Description("accepted (not delivered yet), refused (the help desk did not take it), new, open, pending (waits for the member), onHold, solved, closed.")]
    public required string Status { get; init; }

    /// <summary>One line.</summary>
    [Description("One line; null when the help desk has none.")]
    public string? Subject { get; init; }

    /// <summary>What it is about.</summary>
    [Description("What it is about, or null.")]
    public string? Topic { get; init; }

    /// <summary>Who it is with.</summary>
    [Description("Who it is with: first, second, third, vendor, or unknown.")]
    public required string Level { get; init; }

    /// <summary>When it was opened.</summary>
    [Description("When it was opened, UTC.")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it changed last.</summary>
    [Description("When it changed last, UTC.")]
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>When it was solved.</summary>
    [Description("When it was solved last, UTC; null while it is not.")]
    public DateTimeOffset? SolvedAt { get; init; }
}

/// <summary>Tickets of a member, the newest first.</summary>
/// <param name="Tickets">The tickets.</param>
/// <param name="Next">Where the next page begins.</param>
internal sealed record TicketListAnswer(
    [property: Description("The tickets, the one opened last first.")] IReadOnlyList<TicketAnswer> Tickets,
    [property: Description("Hand it in as 'after' for the next page; null at the end.")] string? Next);

/// <summary>A ticket with what was said.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Comments">What was said in public.</param>
/// <param name="CommentsAvailable">Whether the help desk could be asked.</param>
/// <param name="CommentsWaiting">Comments on their way.</param>
internal sealed record TicketDetailAnswer(
    [property: Description("The ticket.")] TicketAnswer Ticket,
    [property: Description("What was said in public, oldest first; notes of the staff are never here.")] IReadOnlyList<CommentAnswer> Comments,
    [property: Description("False while the help desk cannot be asked; 'comments' is then empty.")] bool CommentsAvailable,
    [property: Description("Comments of the member that are accepted and not delivered yet.")] long CommentsWaiting);

/// <summary>Something that was said in public.</summary>
/// <param name="At">When.</param>
/// <param name="From">By whom.</param>
/// <param name="Author">Name of the representative.</param>
/// <param name="Text">What.</param>
internal sealed record CommentAnswer(
    [property: Description("When, UTC.")] DateTimeOffset At,
    [property: Description("member or support.")] string From,
    [property: Description("Name of the representative; null when the member wrote it.")] string? Author,
    [property: Description("Plain text.")] string Text);

/// <summary>A member's standing.</summary>
/// <param name="Standing">The word.</param>
/// <param name="Text">The sentence.</param>
internal sealed record StandingAnswer(
    [property: Description("good, actionNeeded, suspended or unknown. Never read unknown as good.")] string Standing,
    [property: Description("A sentence for the member; never an amount, a date or a reason.")] string Text);

/// <summary>JSON of the member API.</summary>
[JsonSerializable(typeof(TicketBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(TicketListAnswer))]
[JsonSerializable(typeof(TicketDetailAnswer))]
[JsonSerializable(typeof(StandingAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class MemberApiJson : JsonSerializerContext;
