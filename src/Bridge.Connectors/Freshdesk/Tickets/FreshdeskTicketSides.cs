using System.Text.Json;

namespace Bridge.Connectors.Freshdesk.Tickets;

/// <summary>What stands beside some tickets that name it by number: agents, groups, members.</summary>
/// <param name="Agents">Names of agents.</param>
/// <param name="Groups">Names of groups.</param>
/// <param name="Members">External ids of requesters who are members.</param>
internal sealed record FreshdeskTicketSides(
    IReadOnlyDictionary<long, string?> Agents,
    IReadOnlyDictionary<long, string?> Groups,
    IReadOnlyDictionary<long, string?> Members)
{
    /// <summary>Nothing, for tickets of which only their end is told.</summary>
    public static FreshdeskTicketSides None { get; } =
        new(new Dictionary<long, string?>(), new Dictionary<long, string?>(), new Dictionary<long, string?>());

    /// <summary>Asks for what some tickets name.</summary>
    /// <param name="session">The connection.</param>
    /// <param name="rows">The tickets.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>All of it.</returns>
    public static async Task<FreshdeskTicketSides> OfAsync(FreshdeskSession session, IReadOnlyList<JsonElement> rows, CancellationToken cancellationToken)
    {
        var (agents, groups) = await session.Staff.NamesAsync(rows, cancellationToken);
        return new(agents, groups, await session.People.MembersAsync(rows, cancellationToken));
    }
}
