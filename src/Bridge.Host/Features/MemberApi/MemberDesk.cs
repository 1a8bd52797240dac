using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Host.Features.MemberApi;

/// <summary>What the member API stands on; the composition root fills it in.</summary>
internal sealed record MemberDesk
{
    /// <summary>Name of the help desk's connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Opens the help desk.</summary>
    public required Func<ITicketDesk> Open { get; init; }

    /// <summary>Words that a ticket may name as its topic; empty when none may.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>The group of the help desk that has tickets of a level; null when none has.</summary>
    public required Func<TicketLevel, string?> GroupOf { get; init; }

    /// <summary>Tag that a ticket gets when it is handed to a level, or null.</summary>
    public required Func<TicketLevel, string?> TagOf { get; init; }

    /// <summary>True when tickets of the help desk can be handed to other groups.</summary>
    public required bool HandsOff { get; init; }

    /// <summary>Tells whether a member was brought to the help desk.</summary>
    public required Func<string, bool> Knows { get; init; }

    /// <summary>Reads a member's standing as it counts now.</summary>
    public required Func<RecordKey, Standing> StandingOf { get; init; }

    /// <summary>Which files are taken with tickets and comments.</summary>
    public required AttachmentRules Attachments { get; init; }

    /// <summary>Sentence for each standing.</summary>
    public required IReadOnlyDictionary<Standing, string> Sentences { get; init; }
}
