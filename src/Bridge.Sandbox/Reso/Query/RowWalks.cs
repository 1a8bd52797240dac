using System.Runtime.InteropServices;
using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Walks the rows of a window in an order, by the time index and the key order wherever they serve.</summary>
internal sealed class RowWalks(Resource resource, Window window, RowOrder order)
{
    /// <summary>Walks the rows of the window behind a place.</summary>
    /// <param name="after">The place; null for the beginning.</param>
    /// <param name="passes">The tests, where rows must be sorted first: the fewer the better.</param>
    public IEnumerable<int> From(PagePosition? after, Func<int, bool> passes) => order.Walk switch
    {
        RowWalk.Time => ByTime(after),
        RowWalk.TimeDescending => ByTimeDescending(after),
        RowWalk.Key => ByKey(after?.Row ?? -1),
        RowWalk.KeyDescending => ByKeyDescending(after?.Row ?? int.MaxValue),
        _ => Sorted(after, passes),
    };

    /// <summary>The slots of the time index that the window spans.</summary>
    public (int From, int To) Slots() => resource.Store is { } store
        ? (store.ByTime.FirstAtOrAfter(window.From.Ticks, window.From.Row),
            store.ByTime.FirstAtOrAfter(window.To.Ticks, window.To.Row))
        : (0, 0);

    private IEnumerable<int> ByTime(PagePosition? after)
    {
        if (resource.Store is not { } store)
        {
            yield break;
        }

        var (from, to) = Slots();
        if (after is not null)
        {
            from = Math.Max(from, store.ByTime.FirstAtOrAfter(after.Ticks, after.Row + 1));
        }

        for (var slot = from; slot < to; slot++)
        {
            if (store.ByTime.RowAt(slot) is >= 0 and var row && window.HasRow(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> ByTimeDescending(PagePosition? after)
    {
        if (resource.Store is not { } store)
        {
            yield break;
        }

        var (from, to) = Slots();
        if (after is not null)
        {
            to = Math.Min(to, store.ByTime.FirstAtOrAfter(after.Ticks, after.Row));
        }

        for (var slot = to - 1; slot >= from; slot--)
        {
            if (store.ByTime.RowAt(slot) is >= 0 and var row && window.HasRow(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> ByKey(int after)
    {
        var end = Math.Min(resource.Count(), window.EndRow);
        var first = Math.Max(window.FirstRow, after + 1);
        if (Few(end - first) is { } few)
        {
            foreach (var row in few)
            {
                if (row >= first && row < end)
                {
                    yield return row;
                }
            }

            yield break;
        }

        for (var row = first; row < end; row++)
        {
            if (IsInside(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> ByKeyDescending(int after)
    {
        var last = Math.Min(Math.Min(resource.Count(), window.EndRow), after) - 1;
        for (var row = last; row >= window.FirstRow; row--)
        {
            if (IsInside(row))
            {
                yield return row;
            }
        }
    }

    private List<int> Sorted(PagePosition? after, Func<int, bool> passes)
    {
        var rows = ByKey(-1).Where(row => passes(row) && (after is null || order.IsAfter(row, after))).ToList();
        CollectionsMarshal.AsSpan(rows).Sort(order);
        return rows;
    }

    /// <summary>The rows of a narrow time window in key order; null where walking all rows is no dearer.</summary>
    private List<int>? Few(int span)
    {
        if (resource.Store is not { } store || !window.HasTime)
        {
            return null;
        }

        var (from, to) = Slots();
        if (to - from > span / 8)
        {
            return null;
        }

        var rows = new List<int>(Math.Max(0, to - from));
        for (var slot = from; slot < to; slot++)
        {
            if (store.ByTime.RowAt(slot) is >= 0 and var row)
            {
                rows.Add(row);
            }
        }

        rows.Sort();
        return rows;
    }

    private bool IsInside(int row) =>
        resource.IsListed(row)
        && (!window.HasTime || resource.Store is not { } store || window.HasTimeOf(store, row));
}
