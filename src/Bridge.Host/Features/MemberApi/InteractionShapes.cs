using System.ComponentModel.DataAnnotations;
using Bridge.Core.Interactions;

namespace Bridge.Host.Features.MemberApi;

/// <summary>An interaction that happened elsewhere.</summary>
/// <param name="At">When it began, ISO 8601 with offset.</param>
/// <param name="Channel">By which way: other, email, phone, text, chat, web, social, class, purchase.</param>
/// <param name="Subject">Why, one line; of a purchase without a digit.</param>
/// <param name="Outcome">How it was handled, one line; of a purchase without a digit.</param>
/// <param name="By">Who handled it.</param>
/// <param name="Link">Where more is: an https address.</param>
internal sealed record InteractionBody(
    string At,
    string Channel,
    [property: StringLength(Interaction.LongestSubject)] string? Subject = null,
    [property: StringLength(Interaction.LongestText)] string? Outcome = null,
    [property: StringLength(Interaction.LongestName)] string? By = null,
    [property: StringLength(Interaction.LongestText)] string? Link = null);

/// <summary>An interaction was taken note of.</summary>
/// <param name="Status">Always 'accepted': the bridge has it on disk.</param>
/// <param name="CardDataRemoved">Pieces of card data that were taken out before anything was stored.</param>
internal sealed record InteractionAcceptedAnswer(
    string Status,
    int CardDataRemoved);

/// <summary>One time the member and the MLS were in touch.</summary>
internal sealed record InteractionAnswer
{
    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>By which way: other, email, phone, text, chat, web, social, class, purchase.</summary>
    public required string Channel { get; init; }

    /// <summary>Why, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>How it was handled, or null.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who handled it, or null.</summary>
    public string? By { get; init; }

    /// <summary>Id of its ticket in this API, or null.</summary>
    public string? Ticket { get; init; }

    /// <summary>An https address, or null.</summary>
    public string? Link { get; init; }
}

/// <summary>A member's interactions, the newest first.</summary>
/// <param name="Interactions">The interactions.</param>
/// <param name="Next">Hand it in as 'after' for the next page; null at the end.</param>
internal sealed record InteractionListAnswer(
    IReadOnlyList<InteractionAnswer> Interactions,
    string? Next);
