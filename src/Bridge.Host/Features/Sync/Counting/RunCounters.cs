using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Features.Sync.Counting;

/// <summary>Counts of a run under way. Safe for parallel use.</summary>
internal sealed class RunCounters
{
    private long _read;
    private long _created;
    private long _updated;
    private long _unchanged;
    private long _deactivated;
    private long _deadLettered;
    private long _unknown;
    private long _cardsRemoved;

    /// <summary>Records read.</summary>
    public long Read => Interlocked.Read(ref _read);

    /// <summary>Records created.</summary>
    public long Created => Interlocked.Read(ref _created);

    /// <summary>Records changed.</summary>
    public long Updated => Interlocked.Read(ref _updated);

    /// <summary>Records for which nothing was sent.</summary>
    public long Unchanged => Interlocked.Read(ref _unchanged);

    /// <summary>Records deactivated.</summary>
    public long Deactivated => Interlocked.Read(ref _deactivated);

    /// <summary>Records set aside.</summary>
    public long DeadLettered => Interlocked.Read(ref _deadLettered);

    /// <summary>Records whose outcome is not known.</summary>
    public long Unknown => Interlocked.Read(ref _unknown);

    /// <summary>Pieces of card data that were removed before sending.</summary>
    public long CardsRemoved => Interlocked.Read(ref _cardsRemoved);

    /// <summary>Counts a page.</summary>
    /// <param name="page">The page.</param>
    public void Add(PlannedPage page)
    {
        Interlocked.Add(ref _read, page.Read);
        Interlocked.Add(ref _unchanged, page.Unchanged);
    }

    /// <summary>Counts a page whose records all have their verdict.</summary>
    /// <param name="read">Records read.</param>
    /// <param name="created">Records created.</param>
    /// <param name="updated">Records changed.</param>
    /// <param name="unchanged">Records that stayed as they were.</param>
    /// <param name="deactivated">Records that are gone.</param>
    /// <param name="deadLettered">Records set aside.</param>
    public void Add(int read, int created, int updated, int unchanged, int deactivated, int deadLettered)
    {
        Interlocked.Add(ref _read, read);
        Interlocked.Add(ref _created, created);
        Interlocked.Add(ref _updated, updated);
        Interlocked.Add(ref _unchanged, unchanged);
        Interlocked.Add(ref _deactivated, deactivated);
        Interlocked.Add(ref _deadLettered, deadLettered);
    }

    /// <summary>Counts a creation.</summary>
    public void AddCreated() => Interlocked.Increment(ref _created);

    /// <summary>Counts a change.</summary>
    public void AddUpdated() => Interlocked.Increment(ref _updated);

    /// <summary>Counts a record that the target found equal.</summary>
    public void AddUnchanged() => Interlocked.Increment(ref _unchanged);

    /// <summary>Counts a deactivation.</summary>
    public void AddDeactivated() => Interlocked.Increment(ref _deactivated);

    /// <summary>Counts records set aside.</summary>
    /// <param name="count">How many.</param>
    public void AddDeadLettered(int count) => Interlocked.Add(ref _deadLettered, count);

    /// <summary>Counts a piece of card data that was removed.</summary>
    public void AddCardsRemoved() => Interlocked.Increment(ref _cardsRemoved);

    /// <summary>Counts a lost outcome.</summary>
    public void AddUnknown() => Interlocked.Increment(ref _unknown);
}
