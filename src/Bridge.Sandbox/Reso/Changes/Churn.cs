using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Changes;

/// <summary>Changes rows between the pages of a reader.</summary>
internal sealed class Churn(MlsChanges changes, int seed)
{
    private int _pages;
    private int _next = seed;

    /// <summary>After how many pages rows change; 0 for never.</summary>
    public int EveryPages { get; set; }

    public int Rows { get; set; }

    /// <summary>Notes a page and tells whether it is time to change rows.</summary>
    public bool IsDue() => EveryPages > 0 && Interlocked.Increment(ref _pages) % EveryPages == 0;

    public void Stir(Resource members) => changes.Change(members, new RowChoice(null, null, Rows, ++_next));
}
