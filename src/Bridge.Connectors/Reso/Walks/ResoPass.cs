namespace Bridge.Connectors.Reso.Walks;

/// <summary>What one pass through a feed saw, and whether rows may have slipped past it.</summary>
internal sealed class ResoPass
{
    private readonly HashSet<ulong> _keys = [];
    private DateTimeOffset _last;
    private bool _isOrdered = true;

    /// <summary>Pages so far.</summary>
    public int Pages { get; private set; }

    /// <summary>Rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>True when the last page held a key that the pass had not met.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Newest change time on the first page that is not of later than now: rows that changed during the pass are not older.</summary>
    public DateTimeOffset? FirstPageNewest { get; private set; }

    /// <summary>Oldest change time that a row had before it was met again with a newer one; null where none was.</summary>
    public DateTimeOffset? MovedFrom { get; private set; }

    /// <summary>Forgets everything: the pass starts anew.</summary>
    public void Restart()
    {
        _keys.Clear();
        (_last, _isOrdered, Pages, Rows, IsNew, FirstPageNewest, MovedFrom) = (default, true, 0, 0, false, null, null);
    }

    /// <summary>Begins a page.</summary>
    /// <param name="rows">Its rows.</param>
    public void Begin(int rows)
    {
        Pages++;
        Rows += rows;
        IsNew = false;
    }

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
