using Bridge.Sandbox.Zendesk.Store;
using Bridge.Sandbox.Zendesk.Tickets.Metrics;

namespace Bridge.Sandbox.Zendesk.Tickets;

/// <summary>All tickets and the logs the exports read; every member needs the account's lock.</summary>
internal sealed class TicketBook(MetricKeeper metrics)
{
    private readonly Dictionary<string, List<int>> _byExternalId = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, List<int>> _byRequester = [];
    private long _nextId = 51_000_000_000_000;

    public List<StoredTicket> Tickets { get; } = [];

    public ChangeLog Log { get; } = new();

    /// <summary>Every update of every ticket, in the order they were made.</summary>
    public List<(long Logged, int Ticket, int Audit)> Updates { get; } = [];

    public MetricKeeper Metrics => metrics;

    public int LiveCount { get; set; }

    public StoredTicket? ById(long id) => id > 0 && id <= Tickets.Count ? Tickets[(int)(id - 1)] : null;

    /// <summary>The ticket where it exists and is not deleted.</summary>
    public StoredTicket? Live(long id) => ById(id) is { Deleted: false } ticket ? ticket : null;

    public IEnumerable<StoredTicket> ByExternalId(string externalId) =>
        _byExternalId.TryGetValue(externalId, out var found) ? found.Select(index => Tickets[index]) : [];

    public IEnumerable<StoredTicket> ByRequester(long id) =>
        _byRequester.TryGetValue(id, out var found) ? found.Select(index => Tickets[index]) : [];

    /// <summary>The first of as many ids as asked for; audits, events and comments share one row of ids.</summary>
    public long TakeIds(int count)
    {
        var first = _nextId;
        _nextId += count;
        return first;
    }

    public void Add(StoredTicket ticket)
    {
        ticket.Index = Tickets.Count;
        Tickets.Add(ticket);
        LiveCount++;
    }

    public void SetExternalId(StoredTicket ticket, string? externalId)
    {
        if (ticket.ExternalId is { } old && _byExternalId.TryGetValue(old, out var known))
        {
            known.Remove(ticket.Index);
        }

        ticket.ExternalId = externalId;
        if (externalId is not null)
        {
            Of(_byExternalId, externalId).Add(ticket.Index);
        }
    }

    public void SetRequester(StoredTicket ticket, long id)
    {
        if (ticket.RequesterId != 0 && _byRequester.TryGetValue(ticket.RequesterId, out var known))
        {
            known.Remove(ticket.Index);
        }

        ticket.RequesterId = id;
        Of(_byRequester, id).Add(ticket.Index);
    }

    /// <summary>Puts a ticket at the end of what the exports read.</summary>
    public void Touch(StoredTicket ticket, long now)
    {
        ticket.GeneratedAt = now;
        Log.Append(ticket, now);
    }

    public void Append(StoredTicket ticket, Audit audit, long logged)
    {
        ticket.Audits.Add(audit);
        var last = Updates.Count == 0 ? 0 : Updates[^1].Logged;
        Updates.Add((Math.Max(last, logged), ticket.Index, ticket.Audits.Count - 1));
    }

    private static List<int> Of<TKey>(Dictionary<TKey, List<int>> index, TKey key)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
        {
            index[key] = list = new List<int>(1);
        }

        return list;
    }
}
