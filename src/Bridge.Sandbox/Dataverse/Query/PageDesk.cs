namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>Keeps what is left of queries whose first page was given. A cookie is good only as it was given, letter for letter.</summary>
internal sealed class PageDesk
{
    private const int Most = 500;
    private readonly Dictionary<string, KeptPage> _pages = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Keeps rows for a later page.</summary>
    /// <returns>The cookie, encoded as it stands in the link.</returns>
    public string Keep(KeptPage kept)
    {
        // Encoded twice within and once without, with single marks left as they are: ugly on purpose, as the real one.
        var cookie = $"%3Ccookie%20pagenumber=%22{kept.Number}%22%20pagingcookie=%22%253ccookie%2520id%253d%2522{Guid.NewGuid():N}%2522%252f%253e%22%20istracking=%22False%22%20/%3E";
        _pages[cookie] = kept;
        _order.Enqueue(cookie);
        if (_order.Count > Most)
        {
            _pages.Remove(_order.Dequeue());
        }

        return cookie;
    }

    /// <summary>Finds what is left; null for a cookie nobody gave.</summary>
    public KeptPage? Find(string cookie) => _pages.GetValueOrDefault(cookie);
}
