using Bridge.Core.Tickets;

namespace Bridge.Host.Settings.Members;

/// <summary>What goes with a ticket that is handed to another level, and which tickets go by themselves.</summary>
/// <param name="Tags">Tag that a ticket gets when it is handed to a level; levels without one get none.</param>
/// <param name="Rules">The rules, in the order of the file; each hands a ticket off once.</param>
internal sealed record HandOffSettings(IReadOnlyDictionary<TicketLevel, string> Tags, IReadOnlyList<HandOffRule> Rules)
{
    /// <summary>Nothing goes with a ticket, and none goes by itself.</summary>
    public static HandOffSettings None { get; } = new(new Dictionary<TicketLevel, string>(), []);
}

/// <summary>Which tickets go to another level by themselves.</summary>
/// <param name="Name">Name of the rule.</param>
/// <param name="From">Level that they are with.</param>
/// <param name="To">Level that they go to.</param>
/// <param name="After">How long after they were opened; zero for at once.</param>
/// <param name="Topics">What they are about; empty for anything.</param>
internal sealed record HandOffRule(string Name, TicketLevel From, TicketLevel To, TimeSpan After, IReadOnlyList<string> Topics)
{
    /// <summary>Tells whether a ticket goes. Those that wait for the member, are on hold or done stay where they are.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="now">UTC now.</param>
    /// <returns>True when it does.</returns>
    public bool Fits(Ticket ticket, DateTimeOffset now) =>
        ticket.State is TicketStatus.New or TicketStatus.Open && ticket.Level == From && ticket.CreatedAt + After <= now
        && (Topics.Count == 0 || Topics.Contains(ticket.Topic ?? "", StringComparer.OrdinalIgnoreCase));
}
