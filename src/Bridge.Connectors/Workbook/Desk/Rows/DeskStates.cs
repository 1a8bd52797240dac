using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Where a ticket stands, as people write it.</summary>
internal static class DeskStates
{
    private static readonly (string Word, TicketStatus State)[] _states =
    [
        ("New", TicketStatus.New), ("Open", TicketStatus.Open), ("Pending", TicketStatus.Pending), ("On hold", TicketStatus.OnHold),
        ("Solved", TicketStatus.Solved), ("Closed", TicketStatus.Closed),
    ];

    /// <summary>The words.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. _states.Select(one => one.Word)];

    /// <summary>Reads a word; upper and lower case are the same.</summary>
    /// <param name="word">The word; blank for a ticket that nobody has taken.</param>
    /// <returns>The state, or null for another word.</returns>
    public static TicketStatus? Read(string word) => word.Length == 0
        ? TicketStatus.New
        : _states.Where(one => string.Equals(one.Word, word, StringComparison.OrdinalIgnoreCase)).Select(one => (TicketStatus?)one.State).FirstOrDefault();

    /// <summary>Writes a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>The word.</returns>
    public static string Write(TicketStatus state) => _states.First(one => one.State == state).Word;

    /// <summary>Tells whether the work on a ticket is done.</summary>
    /// <param name="state">The state, or null.</param>
    /// <returns>True when it is.</returns>
    public static bool IsDone(TicketStatus? state) => state is TicketStatus.Solved or TicketStatus.Closed;
}
