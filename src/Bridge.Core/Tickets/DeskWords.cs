namespace Bridge.Core.Tickets;

/// <summary>How the settings read a help desk's own words.</summary>
/// <param name="Levels">Level by the name of a group, compared without case; a group that is not named is <see cref="TicketLevel.Unknown"/>.</param>
/// <param name="Topics">Tags that count as topics, compared without case; empty when the ticket's type is the topic.</param>
public sealed record DeskWords(IReadOnlyDictionary<string, TicketLevel> Levels, IReadOnlyList<string> Topics)
{
    /// <summary>Words for settings that name none.</summary>
    public static DeskWords None { get; } =
        new(new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase), []);

    /// <summary>The level of a group.</summary>
    /// <param name="group">Name of the group, or null.</param>
    /// <returns>Its level.</returns>
    public TicketLevel LevelOf(string? group) =>
        group is not null && Levels.TryGetValue(group, out var level) ? level : TicketLevel.Unknown;

    /// <summary>The group that a ticket of a level goes to.</summary>
    /// <param name="level">The level.</param>
    /// <returns>The group that the settings name first for it, or null when they name none.</returns>
    public string? GroupOf(TicketLevel level) => Levels.Where(pair => pair.Value == level).Select(pair => pair.Key).FirstOrDefault();

    /// <summary>What a ticket is about.</summary>
    /// <param name="tags">Its tags.</param>
    /// <param name="type">Its type by the help desk, or null.</param>
    /// <returns>The type when the settings name no topics; otherwise the first of its tags that is one, or null.</returns>
    public string? TopicOf(IReadOnlyList<string> tags, string? type) => Topics.Count == 0
        ? type
        : tags.FirstOrDefault(tag => Topics.Contains(tag, StringComparer.OrdinalIgnoreCase));
}
