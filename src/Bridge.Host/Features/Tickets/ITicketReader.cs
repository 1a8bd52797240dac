using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Host.Features.Tickets;

/// <summary>The tickets that the hub keeps, as others may read them. Safe for parallel calls.</summary>
internal interface ITicketReader
{
    /// <summary>Lists a member's tickets, the one opened last first; tombstones are left out.</summary>
    /// <param name="memberId">External id of the member (<c>origin:key</c>), compared by ordinal.</param>
    /// <param name="limit">Most tickets to give, 1 to 1,000.</param>
    /// <param name="after"><see cref="RecordKey.ExternalId"/> of the last ticket of the page before, or null for the first page.</param>
    /// <returns>The tickets; empty at the end, and when <paramref name="after"/> is not known.</returns>
    IReadOnlyList<Ticket> FindByMember(string memberId, int limit, string? after);

    /// <summary>Reads one ticket, a tombstone too.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The ticket, or null when the hub has never seen it.</returns>
    Ticket? Find(RecordKey key);

    /// <summary>Lists the tickets that changed after a change, tombstones included, each in its newest state.</summary>
    /// <param name="change">Number of the last change already known; 0 for all.</param>
    /// <param name="limit">Most tickets to give.</param>
    /// <returns>The tickets in the order of their changes, and the number of the last one; the same number when there is none.</returns>
    (IReadOnlyList<Ticket> Tickets, long Last) ChangedSince(long change, int limit);

    /// <summary>Lists the tickets that some groups have and nobody is done with: new and open ones.</summary>
    /// <param name="origin">The connection.</param>
    /// <param name="groups">Names of the groups, compared without case.</param>
    /// <param name="openedUntil">UTC instant: tickets that were opened later are left out.</param>
    /// <param name="after">Number of the last ticket of the page before; 0 for the first page.</param>
    /// <param name="limit">Most tickets to give.</param>
    /// <returns>The tickets, and the number of the last one.</returns>
    (IReadOnlyList<Ticket> Tickets, long Last) WaitingWith(string origin, IReadOnlyList<string> groups, DateTimeOffset openedUntil, long after, int limit);

    /// <summary>Lists the solved tickets that changed after a change, in the order of their changes.</summary>
    /// <param name="change">Number of the last change already looked at; 0 for all.</param>
    /// <param name="since">UTC instant: tickets that were solved before are left out.</param>
    /// <param name="limit">Most tickets to give.</param>
    /// <returns>The tickets, each in its newest state, and the number of the change up to which all were looked at.</returns>
    (IReadOnlyList<Ticket> Tickets, long Last) SolvedSince(long change, DateTimeOffset since, int limit);
}
