using Bridge.Core.Tickets;

namespace Bridge.Connectors.Workbook.Desk.Rows;

/// <summary>Who a ticket is with, as people write it. Source: CMLS guide, levels of support.</summary>
internal static class DeskLevels
{
    private static readonly (string Word, TicketLevel Level)[] _levels =
        [("Level I", TicketLevel.First), ("Level II", TicketLevel.Second), ("Level III", TicketLevel.Third), ("Vendor", TicketLevel.Vendor)];

    /// <summary>The words.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. _levels.Select(one => one.Word)];

    /// <summary>Reads a word; upper and lower case are the same.</summary>
    /// <param name="word">The word; blank for no level.</param>
    /// <returns>The level, or null for another word.</returns>
    public static TicketLevel? Read(string word) => word.Length == 0
        ? TicketLevel.Unknown
        : _levels.Where(one => string.Equals(one.Word, word, StringComparison.OrdinalIgnoreCase)).Select(one => (TicketLevel?)one.Level).FirstOrDefault();

    /// <summary>Writes a level.</summary>
    /// <param name="level">The level; not <see cref="TicketLevel.Unknown"/>.</param>
    /// <returns>The word.</returns>
    public static string Write(TicketLevel level) => _levels.First(one => one.Level == level).Word;
}
