using Bridge.Core.Model;

namespace Bridge.Core.Interactions;

/// <summary>One time a member and the MLS were in touch: who, when, by which way, why, and how it was handled.</summary>
/// <remarks>Texts have lost their card data at the door. One that comes again replaces the one before.</remarks>
public sealed record Interaction
{
    /// <summary>Most characters of <see cref="Subject"/>.</summary>
    public const int LongestSubject = 150;

    /// <summary>Most characters of <see cref="Outcome"/> and <see cref="Link"/>.</summary>
    public const int LongestText = 500;

    /// <summary>Most characters of <see cref="By"/>.</summary>
    public const int LongestName = 100;

    /// <summary>Where it comes from, and its id there.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>External id of the member (<c>origin:key</c>).</summary>
    public required string MemberId { get; init; }

    /// <summary>UTC instant at which it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The way.</summary>
    public required InteractionChannel Channel { get; init; }

    /// <summary>Why: one line, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>How it was handled: a word such as <c>solved</c>, or a line; null when nobody said.</summary>
    public string? Outcome { get; init; }

    /// <summary>Who handled it, or null.</summary>
    public string? By { get; init; }

    /// <summary>Where more is: external id of a ticket, or an https address; null for nowhere.</summary>
    public string? Link { get; init; }
}
