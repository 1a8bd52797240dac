namespace Bridge.Core.Tickets;

/// <summary>Who a ticket is with. The settings say which groups of the help desk mean which level.</summary>
public enum TicketLevel
{
    /// <summary>The settings name no level for the ticket's group.</summary>
    Unknown,

    /// <summary>Level I, first contact.</summary>
    First,

    /// <summary>Level II, escalation.</summary>
    Second,

    /// <summary>Level III, specialists.</summary>
    Third,

    /// <summary>Handed to a vendor.</summary>
    Vendor,
}
