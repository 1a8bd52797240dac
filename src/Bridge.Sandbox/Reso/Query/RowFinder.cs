using System.Runtime.InteropServices;
using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Finds the rows of a query in its order, using the time index and the key order wherever they serve.</summary>
internal sealed class RowFinder
{
    private readonly Resource _resource;
    private readonly Window _window;
    private readonly RowTest[] _tests;

    public RowFinder(ResourceQuery query, TimeProvider time)
    {
        _resource = query.Resource;
        (_window, var rest) = new WindowFinder(_resource).Find(query.Filter);
        if (query.Vanished)
        {
            _window.Nothing();
        }

        var compiler = new FilterCompiler(_resource, time);
        _tests = [.. rest.Select(compiler.Compile)];
        Order = new RowOrder(_resource, query.Order);
    }

    public RowOrder Order { get; }

    /// <summary>The next page, and whether a row follows it.</summary>
    public (List<int> Rows, bool More) Page(PagePosition? after, int skip, int size)
    {
        var rows = new List<int>(Math.Min(size + 1, 5001));
        if (skip > 0 && TryJump(after, ref skip, out var slot))
        {
            FromSlot(slot, size, rows);
        }
        else
        {
            foreach (var row in Walk(after))
            {
                if (!Passes(row) || skip-- > 0)
                {
                    continue;
                }

                rows.Add(row);
                if (rows.Count > size)
                {
                    break;
                }
            }
        }

        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return (rows, more);
    }

    public long Count()
    {
        if (!_window.HasTime && _tests.Length == 0 && _window is { FirstRow: 0, EndRow: int.MaxValue })
        {
            return _resource.Store is { } store ? store.Listed : _resource.Count();
        }

        return Walk(null).LongCount(Passes);
    }

    private bool Passes(int row)
    {
        foreach (var test in _tests)
        {
            if (!test(row, null))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without tests and holes the n-th row of the time index is simply slot n.</summary>
    private bool TryJump(PagePosition? after, ref int skip, out int slot)
    {
        slot = 0;
        if (after is not null || _tests.Length > 0 || Order.Walk != RowWalk.Time
            || _resource.Store is not { ByTime.HasHoles: false } || _window is not { FirstRow: 0, EndRow: int.MaxValue })
        {
            return false;
        }

        var (from, to) = Slots();
        slot = Math.Min(to, from + skip);
        skip = 0;
        return true;
    }

    private void FromSlot(int slot, int size, List<int> rows)
    {
        var (_, to) = Slots();
        for (; slot < to && rows.Count <= size; slot++)
        {
            rows.Add(_resource.Store?.ByTime.RowAt(slot) ?? slot);
        }
    }

    private IEnumerable<int> Walk(PagePosition? after) => Order.Walk switch
    {
        RowWalk.Time => ByTime(after),
        RowWalk.TimeDescending => ByTimeDescending(after),
        RowWalk.Key => ByKey(after?.Row ?? -1),
        RowWalk.KeyDescending => ByKeyDescending(after?.Row ?? int.MaxValue),
        _ => Sorted(after),
    };

    private IEnumerable<int> ByTime(PagePosition? after)
    {
        if (_resource.Store is not { } store)
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
            if (store.ByTime.RowAt(slot) is >= 0 and var row && _window.HasRow(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> ByTimeDescending(PagePosition? after)
    {
        if (_resource.Store is not { } store)
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
            if (store.ByTime.RowAt(slot) is >= 0 and var row && _window.HasRow(row))
            {
                yield return row;
            }
        }
    }

    private IEnumerable<int> ByKey(int after)
    {
        var end = Math.Min(_resource.Count(), _window.EndRow);
        var first = Math.Max(_window.FirstRow, after + 1);
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
        var last = Math.Min(Math.Min(_resource.Count(), _window.EndRow), after) - 1;
        for (var row = last; row >= _window.FirstRow; row--)
        {
            if (IsInside(row))
            {
                yield return row;
            }
        }
    }

    private List<int> Sorted(PagePosition? after)
    {
        var rows = ByKey(-1).Where(row => Passes(row) && (after is null || Order.IsAfter(row, after))).ToList();
        CollectionsMarshal.AsSpan(rows).Sort(Order);
        return rows;
    }

    /// <summary>The rows of a narrow time window in key order; null where walking all rows is no dearer.</summary>
    private List<int>? Few(int span)
    {
        if (_resource.Store is not { } store || !_window.HasTime)
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
        _resource.IsListed(row)
        && (!_window.HasTime || _resource.Store is not { } store || _window.HasTimeOf(store, row));

    private (int From, int To) Slots() => _resource.Store is { } store
        ? (store.ByTime.FirstAtOrAfter(_window.From.Ticks, _window.From.Row),
            store.ByTime.FirstAtOrAfter(_window.To.Ticks, _window.To.Row))
        : (0, 0);
}
