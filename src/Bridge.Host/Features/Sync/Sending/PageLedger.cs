using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync.Sending;

/// <summary>Knows which pages are settled, so that the checkpoint moves only over pages whose records all have a verdict. Safe for parallel use.</summary>
internal sealed class PageLedger
{
    private readonly Lock _gate = new();
    private readonly Queue<OpenPage> _pages = new();

    /// <summary>Opens a page.</summary>
    /// <param name="next">Its cursor, or null.</param>
    /// <param name="outstanding">Records without a verdict yet.</param>
    /// <returns>The page.</returns>
    public OpenPage Open(Cursor? next, int outstanding)
    {
        var page = new OpenPage(next, outstanding);
        lock (_gate)
        {
            _pages.Enqueue(page);
        }

        return page;
    }

    /// <summary>Gives verdicts to records of a page.</summary>
    /// <param name="pages">The page of each record.</param>
    /// <returns>Cursor of the last page that is settled with all pages before it, or null when none became so.</returns>
    public Cursor? Settle(IEnumerable<OpenPage> pages)
    {
        lock (_gate)
        {
            foreach (var page in pages)
            {
                page.Outstanding--;
            }

            Cursor? last = null;
            while (_pages.TryPeek(out var first) && first.Outstanding == 0)
            {
                last = _pages.Dequeue().Next ?? last;
            }

            return last;
        }
    }
}

/// <summary>A page under way.</summary>
/// <param name="next">Its cursor, or null.</param>
/// <param name="outstanding">Records without a verdict.</param>
internal sealed class OpenPage(Cursor? next, int outstanding)
{
    /// <summary>Its cursor, or null for records that do not come from reading on.</summary>
    public Cursor? Next { get; } = next;

    /// <summary>Records without a verdict; changed under the ledger's gate only.</summary>
    public int Outstanding { get; set; } = outstanding;
}
