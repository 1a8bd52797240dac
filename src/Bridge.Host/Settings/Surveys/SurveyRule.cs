using Bridge.Core.Tickets;

namespace Bridge.Host.Settings.Surveys;

/// <summary>Which contacts are asked about, how many of them, and how soon.</summary>
internal sealed record SurveyRule
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Channels it is for, lower case; empty for all.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>Groups it is for, compared without case; empty for all.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Levels it is for; empty for all.</summary>
    public IReadOnlyList<TicketLevel> Levels { get; init; } = [];

    /// <summary>Share of the contacts, 0 to 1. Default all.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How long after the contact the mail leaves. Default 10 minutes.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Tells whether the rule is for a ticket.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <returns>True when it fits.</returns>
    public bool Fits(Ticket ticket) =>
        (Channels.Count == 0 || Channels.Contains(ticket.Channel, StringComparer.OrdinalIgnoreCase))
        && (Groups.Count == 0 || Groups.Contains(ticket.Group, StringComparer.OrdinalIgnoreCase))
        && (Levels.Count == 0 || Levels.Contains(ticket.Level));
}
