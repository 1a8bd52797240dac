using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Finds the rows of a query in its order, page by page.</summary>
internal sealed class RowFinder
{
    private readonly Resource _resource;
    private readonly Window _window;
    private readonly RowTest[] _tests;
    private readonly RowWalks _walks;

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
        _walks = new RowWalks(_resource, _window, Order);
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
            foreach (var row in _walks.From(after, Passes))
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

        return _walks.From(null, Passes).LongCount(Passes);
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

        var (from, to) = _walks.Slots();
        slot = Math.Min(to, from + skip);
        skip = 0;
        return true;
    }

    private void FromSlot(int slot, int size, List<int> rows)
    {
        var (_, to) = _walks.Slots();
        for (; slot < to && rows.Count <= size; slot++)
        {
            rows.Add(_resource.Store?.ByTime.RowAt(slot) ?? slot);
        }
    }
}
