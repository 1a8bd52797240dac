using Bridge.Core.Tickets;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Reads the word of a level: only those count for which the settings name a group.</summary>
internal static class LevelWord
{
    private const string Field = "level";
    private static readonly TicketLevel[] _levels = [TicketLevel.First, TicketLevel.Second, TicketLevel.Third, TicketLevel.Vendor];

    /// <summary>Reads it.</summary>
    /// <param name="body">The body.</param>
    /// <param name="desk">What the API stands on.</param>
    /// <param name="isOptional">True when it may be absent.</param>
    /// <returns>The level; null when absent or after a fault.</returns>
    public static TicketLevel? Read(BodyReader body, MemberDesk desk, bool isOptional)
    {
        if (body.Text(Field, Bounds.Topic, isLine: true, isOptional) is not { } word)
        {
            return null;
        }

        var able = _levels.Where(level => desk.GroupOf(level) is not null).ToList();
        foreach (var level in able)
        {
            if (word.Equals(level.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return level;
            }
        }

        body.Fault(Field, able.Count == 0
            ? "is not taken, because the bridge's settings name no groups for levels: leave it out."
            : $"is none that the settings name a group for: {string.Join(", ", able.Select(level => level.ToString().ToLowerInvariant()))}.");
        return null;
    }
}
