using Bridge.Core.Model;

namespace Bridge.Host.Settings.Members;

/// <summary>What the MLS's own system may ask the bridge for, on its members' behalf.</summary>
internal sealed record MemberApiSettings
{
    /// <summary>Connection with the help desk.</summary>
    public required string Desk { get; init; }

    /// <summary>True when the help desk's timelines of members are to have the interactions that did not come from it.</summary>
    public bool WritesTimeline { get; init; }

    /// <summary>True when the bridge tells members by mail that their ticket is solved; false when the help desk does.</summary>
    public bool TellsResolutions { get; init; }

    /// <summary>Connection that is told of changes of members' tickets, or null.</summary>
    public string? Notices { get; init; }

    /// <summary>What goes with a ticket that is handed to another level, and which go by themselves.</summary>
    public HandOffSettings HandOff { get; init; } = HandOffSettings.None;

    /// <summary>Which files members may attach; null for none.</summary>
    public AttachmentSettings? Attachments { get; init; }

    /// <summary>Sentence for each standing, as members read it.</summary>
    public IReadOnlyDictionary<Standing, string> Sentences { get; init; } = Defaults;

    /// <summary>The panel inside the MLS's pages; null for none.</summary>
    public PanelSettings? Panel { get; init; }

    /// <summary>Sentences that hold when the settings name none.</summary>
    public static IReadOnlyDictionary<Standing, string> Defaults { get; } = new Dictionary<Standing, string>
    {
        [Standing.Unknown] = "Your standing cannot be shown right now. Please ask the finance department.",
        [Standing.Good] = "Your membership is in good standing.",
        [Standing.ActionNeeded] = "Something about your membership needs your attention. Please contact the finance department.",
        [Standing.Suspended] = "Your access is suspended. Please contact the finance department.",
    };
}
