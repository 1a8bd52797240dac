using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Bounds of what is asked for.</summary>
internal static class Bounds
{
    /// <summary>Longest subject, characters.</summary>
    public const int Subject = 150;

    /// <summary>Longest text, characters.</summary>
    public const int Text = 32_000;

    /// <summary>Longest topic, characters.</summary>
    public const int Topic = 60;

    /// <summary>Longest note of a hand-off, characters.</summary>
    public const int Note = 1000;

    /// <summary>Longest Idempotency-Key, characters.</summary>
    public const int Key = 255;

    /// <summary>Most bytes of one member's files that wait for the help desk.</summary>
    public const long WaitingOfMember = 50L * 1024 * 1024;

    /// <summary>Most bytes of files that wait for the help desk.</summary>
    public const long WaitingOfAll = 2048L * 1024 * 1024;

    /// <summary>Most tickets on a page.</summary>
    public const int Page = 100;

    /// <summary>Entries of a page when the caller does not say.</summary>
    public const int UsualPage = 25;
}

/// <summary>A ticket that a member opens.</summary>
/// <param name="Subject">One line, 1 to 150 characters.</param>
/// <param name="Text">What the member says, 1 to 32,000 characters of plain text.</param>
/// <param name="Topic">What it is about: one of the topics in the bridge's settings; may be left out.</param>
/// <param name="Level">Who is to have it: first, second, third or vendor, where the settings name a group for it; may be left out.</param>
/// <param name="Attachments">Files, where the settings allow some; may be left out.</param>
internal sealed record TicketBody(
    [property: StringLength(Bounds.Subject, MinimumLength = 1)] string Subject,
    [property: StringLength(Bounds.Text, MinimumLength = 1)] string Text,
    [property: StringLength(Bounds.Topic)] string? Topic = null,
    string? Level = null,
    IReadOnlyList<AttachmentBody>? Attachments = null);

/// <summary>Something that a member adds.</summary>
/// <param name="Text">What the member adds, 1 to 32,000 characters of plain text.</param>
/// <param name="Attachments">Files, where the settings allow some; may be left out.</param>
internal sealed record CommentBody(
    [property: StringLength(Bounds.Text, MinimumLength = 1)] string Text,
    IReadOnlyList<AttachmentBody>? Attachments = null);

/// <summary>A file that a member attaches.</summary>
/// <param name="Name">Its name; folders, letters that cannot be seen and card data are taken out.</param>
/// <param name="Content">The file in base64.</param>
/// <param name="Type">Its media type; may be left out. It has to be what the bytes are.</param>
internal sealed record AttachmentBody(
    [property: StringLength(255, MinimumLength = 1)] string Name,
    [property: Base64String] string Content,
    string? Type = null);

/// <summary>That a ticket goes to another level.</summary>
/// <param name="Level">first, second, third or vendor, where the settings name a group for it.</param>
/// <param name="Note">Why, for the help desk's staff alone; may be left out.</param>
internal sealed record LevelBody(
    string Level,
    [property: StringLength(Bounds.Note)] string? Note = null);

/// <summary>A request was accepted.</summary>
/// <param name="Id">Id of the ticket or of the comment; a ticket keeps it for good.</param>
/// <param name="Status">Always 'accepted': the bridge has it on disk and delivers it.</param>
/// <param name="CardDataRemoved">Pieces of card data that were taken out of subject and text before anything was stored.</param>
internal sealed record AcceptedAnswer(
    string Id,
    string Status,
    int CardDataRemoved);

/// <summary>A ticket of a member.</summary>
internal sealed record TicketAnswer
{
    /// <summary>The id to use in this API.</summary>
    public required string Id { get; init; }

    /// <summary>accepted (not delivered yet), refused (the help desk did not take it), new, open, pending (waits for the member), onHold, solved, closed.</summary>
    public required string Status { get; init; }

    /// <summary>One line; null when the help desk has none.</summary>
    public string? Subject { get; init; }

    /// <summary>What it is about, or null.</summary>
    public string? Topic { get; init; }

    /// <summary>Who it is with: first, second, third, vendor, or unknown.</summary>
    public required string Level { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it changed last, UTC.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>When it was solved last, UTC; null while it is not.</summary>
    public DateTimeOffset? SolvedAt { get; init; }
}

/// <summary>Tickets of a member, the newest first.</summary>
/// <param name="Tickets">The tickets, the one opened last first.</param>
/// <param name="Next">Hand it in as 'after' for the next page; null at the end.</param>
internal sealed record TicketListAnswer(
    IReadOnlyList<TicketAnswer> Tickets,
    string? Next);

/// <summary>A ticket with what was said.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Comments">What was said in public, oldest first; notes of the staff are never here.</param>
/// <param name="CommentsAvailable">False while the help desk cannot be asked; 'comments' is then empty.</param>
/// <param name="CommentsWaiting">Comments of the member that are accepted and not delivered yet.</param>
internal sealed record TicketDetailAnswer(
    TicketAnswer Ticket,
    IReadOnlyList<CommentAnswer> Comments,
    bool CommentsAvailable,
    long CommentsWaiting);

/// <summary>Something that was said in public.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="From">member or support.</param>
/// <param name="Author">Name of the representative; null when the member wrote it.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Files">Names of the files that came with it.</param>
internal sealed record CommentAnswer(
    DateTimeOffset At,
    string From,
    string? Author,
    string Text,
    IReadOnlyList<string> Files);

/// <summary>A member's standing.</summary>
/// <param name="Standing">good, actionNeeded, suspended or unknown. Never read unknown as good.</param>
/// <param name="Text">A sentence for the member; never an amount, a date or a reason.</param>
internal sealed record StandingAnswer(
    string Standing,
    string Text);

/// <summary>The survey that a member can still answer.</summary>
/// <param name="Pending">The survey; null when there is none.</param>
internal sealed record SurveyListAnswer(
    PendingSurveyAnswer? Pending);

/// <summary>A survey about one contact.</summary>
/// <param name="Link">Address of the answer page; it takes one answer, from whoever has it: show it to this member alone.</param>
/// <param name="Representative">Name of the representative, or null.</param>
/// <param name="ContactAt">When the contact came to its end, UTC.</param>
/// <param name="ExpiresAt">Until when an answer is taken, UTC.</param>
internal sealed record PendingSurveyAnswer(
    string Link,
    string? Representative,
    DateTimeOffset ContactAt,
    DateTimeOffset ExpiresAt);

/// <summary>JSON of the member API.</summary>
[JsonSerializable(typeof(TicketBody))]
[JsonSerializable(typeof(CommentBody))]
[JsonSerializable(typeof(LevelBody))]
[JsonSerializable(typeof(AcceptedAnswer))]
[JsonSerializable(typeof(TicketListAnswer))]
[JsonSerializable(typeof(TicketDetailAnswer))]
[JsonSerializable(typeof(StandingAnswer))]
[JsonSerializable(typeof(SurveyListAnswer))]
[JsonSerializable(typeof(InteractionBody))]
[JsonSerializable(typeof(InteractionAcceptedAnswer))]
[JsonSerializable(typeof(InteractionListAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class MemberApiJson : JsonSerializerContext;
