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
}
