using Bridge.Core.Model;
using Bridge.Core.Surveys;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>A contact that a member may be asked about.</summary>
internal sealed record Invitation
{
    /// <summary>Number; smaller was seen first. 0 before it is stored.</summary>
    public long Id { get; init; }

    /// <summary>16 random bytes, hexadecimal; nobody outside can guess it.</summary>
    public required string Key { get; init; }

    /// <summary>The ticket.</summary>
    public required RecordKey Contact { get; init; }

    /// <summary>External id of the member.</summary>
    public required string Member { get; init; }

    /// <summary>Name of the rule that chose it.</summary>
    public required string Rule { get; init; }

    /// <summary>What became of it.</summary>
    public required InvitationState State { get; init; }

    /// <summary>Name of the representative, or null.</summary>
    public string? Agent { get; init; }

    /// <summary>The representative's group, or null.</summary>
    public string? Group { get; init; }

    /// <summary>How the contact reached the help desk, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>When the contact came to its end, UTC.</summary>
    public required DateTimeOffset ContactAt { get; init; }

    /// <summary>What is asked.</summary>
    public required IReadOnlyList<SurveyItem> Asked { get; init; }

    /// <summary>Language of the mail; null before it left.</summary>
    public string? Language { get; init; }

    /// <summary>UTC instant before which no mail leaves.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>How often a mail was about to leave.</summary>
    public int Attempts { get; init; }

    /// <summary>UTC instant until which an answer is taken; null before the mail left.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>UTC instant at which a mail was about to leave that may have arrived, or null.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Why no mail can be sent; null otherwise.</summary>
    public string? Reason { get; init; }
}
