namespace Bridge.Connectors.Reso.Walks;

/// <summary>What one pass through a feed saw, and whether rows may have slipped past it.</summary>
internal sealed class ResoPass
{
    private readonly HashSet<ulong> _keys = [];
    private DateTimeOffset _last;
    private bool _isOrdered = true;
    private int _fresh;

    /// <summary>Pages so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Places of the feed that the pages so far have surely covered; less than their rows where some stand there twice.</summary>
    public int Covered { get; private set; }

    /// <summary>True when the last page held a key that the pass had not met.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Newest change time on the first page that is not of later than now: rows that changed during the pass are not older.</summary>
    public DateTimeOffset? FirstPageNewest { get; private set; }

    /// <summary>Oldest change time that a row had before it was met again with a newer one; null where none was.</summary>
    public DateTimeOffset? MovedFrom { get; private set; }

    /// <summary>Change time from which the next pass must read; null where the pass saw none.</summary>
    /// <remarks>
    /// Rows that changed after they were read carry a time of at least the start of the pass, of which the first page is witness. Where rows
    /// came in the order of time they stood behind everything, and were met again; others may have slipped past a page border from the old
    /// place of a row that moved.
    /// </remarks>
    public DateTimeOffset? Floor => MovedFrom is null || (!_isOrdered && FirstPageNewest < MovedFrom) ? FirstPageNewest : MovedFrom;

    /// <summary>Forgets everything: the pass starts anew.</summary>
    public void Restart()
    {
        _keys.Clear();
        (_last, _isOrdered, Pages, Covered, IsNew, FirstPageNewest, MovedFrom) = (default, true, 0, 0, false, null, null);
    }

    /// <summary>Begins a page.</summary>
    public void Begin()
    {
        Pages++;
        _fresh = 0;
        IsNew = false;
    }

    /// <summary>Ends a page.</summary>
    /// <remarks>
    /// A host that puts doubled rows behind those of its page has not moved on by them. Counted by keys, the next page begins too early
    /// at worst; a page of known keys alone counts by its own keys, so that a pass always moves on.
    /// </remarks>
    /// <param name="withoutPlace">Rows of the page that have no key or no change time.</param>
    /// <param name="keys">Different keys of the page.</param>
    public void End(int withoutPlace, int keys) => Covered += withoutPlace + (_fresh > 0 ? _fresh : keys);

    /// <summary>Takes a row of the page.</summary>
    /// <param name="hash">Hash of its key.</param>
    /// <param name="instant">Its change time.</param>
    /// <param name="before">The change time that it was received with before; null for a row that is new.</param>
    /// <param name="now">Now; a row that claims to be of later is no witness.</param>
    public void Add(ulong hash, DateTimeOffset instant, DateTimeOffset? before, DateTimeOffset now)
    {
        _isOrdered &= instant >= _last;
        _last = instant;
        if (_keys.Add(hash))
        {
            IsNew = true;
            _fresh++;
        }
        else if (before < instant)
        {
            MovedFrom = MovedFrom < before ? MovedFrom : before;
        }

        if (Pages == 1 && instant <= now && !(FirstPageNewest > instant))
        {
            FirstPageNewest = instant;
        }
    }

    /// <summary>Tells whether no further pass is needed.</summary>
    /// <param name="newestBefore">Newest change time before the pass.</param>
    /// <param name="newest">Newest change time after it.</param>
    /// <param name="isFirst">True for the first pass.</param>
    /// <returns>True when nothing can have slipped past.</returns>
    public bool IsSettled(DateTimeOffset? newestBefore, DateTimeOffset? newest, bool isFirst) =>
        Pages <= 1 || (MovedFrom is null && (_isOrdered || (!isFirst && newest == newestBefore)));
}
