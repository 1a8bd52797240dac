namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>The words a ticket may hold.</summary>
internal static class TicketWords
{
    public static readonly string[] Statuses = ["new", "open", "pending", "hold", "solved", "closed"];

    public static readonly string[] Priorities = ["urgent", "high", "normal", "low"];

    public static readonly string[] Types = ["problem", "incident", "question", "task"];

    public static bool IsSolved(string status) => status is "solved" or "closed";

    /// <summary>The stored word for a sent one, so that no ticket keeps a text of its own; null where it is none.</summary>
    public static string? Known(string[] words, string? sent) => Array.Find(words, word => word == sent);
}
