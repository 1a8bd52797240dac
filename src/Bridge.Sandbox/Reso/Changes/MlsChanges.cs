using Bridge.Sandbox.Reso.Data;
using Bridge.Sandbox.Reso.Data.Generator;

namespace Bridge.Sandbox.Reso.Changes;

/// <summary>Everything that can happen to the rows. Callers hold the write lock.</summary>
/// <remarks>
/// With a lag (the stale cache of Spark) a change gets its timestamp at once but is seen only when the lag is over.
/// </remarks>
internal sealed class MlsChanges(MlsData data, bool keepsTombstones, TimeSpan lag, TimeProvider time)
{
    /// <summary>How long MLS Grid serves a withdrawn row. Source: docs.mlsgrid.com "API Version 2.0", MlgCanView.</summary>
    private static readonly TimeSpan _tombstoneLife = TimeSpan.FromDays(7);

    private readonly StampClock _stamps = new(
        time, Math.Max(data.Members.Store.ByTime.Greatest, data.Offices.Store.ByTime.Greatest));

    private readonly Queue<(DateTimeOffset Due, Action Apply)> _waiting = new();
    private readonly Queue<(DateTimeOffset Due, RowStore Store, int Row)> _buried = new();

    /// <summary>Whether <see cref="CatchUp"/> has something to do.</summary>
    public bool IsBehind => IsDue(_waiting.TryPeek(out var change) ? change.Due : null)
        || IsDue(_buried.TryPeek(out var grave) ? grave.Due : null);

    /// <summary>Shows the changes whose lag is over and drops tombstones that are old enough.</summary>
    public void CatchUp()
    {
        while (_waiting.TryPeek(out var change) && IsDue(change.Due))
        {
            _waiting.Dequeue().Apply();
        }

        while (_buried.TryPeek(out var grave) && IsDue(grave.Due))
        {
            _buried.Dequeue();
            grave.Store.Remove(grave.Row);
        }

        Settle();
    }

    /// <summary>Moves timestamps and nothing else; on request to one and the same.</summary>
    public int Touch(Resource resource, RowChoice choice, bool tie) =>
        Apply(resource, choice, tie, static (_, _) => { });

    /// <summary>Changes a phone number or a name of each row.</summary>
    public int Change(Resource resource, RowChoice choice) => Apply(resource, choice, tie: false, (store, row) =>
    {
        if (Dice.Roll((ulong)choice.Seed, row, 0xFACE) % 2 == 0)
        {
            store.ChangePhone(row);
        }
        else
        {
            store.ChangeName(row);
        }
    });

    public int Remove(Resource resource, RowChoice choice)
    {
        var store = StoreOf(resource);
        var rows = choice.Among(resource, store);
        var first = _stamps.Reserve(rows.Count);
        Show(() =>
        {
            foreach (var (index, row) in rows.Index())
            {
                if (keepsTombstones)
                {
                    store.Bury(row, first + (index * TimeSpan.TicksPerMicrosecond));
                    _buried.Enqueue((time.GetUtcNow() + _tombstoneLife, store, row));
                }
                else
                {
                    store.Remove(row);
                }

                data.Events.Append(resource.Name == "Member", row);
            }
        });
        return rows.Count;
    }

    public int Add(Resource resource, int count)
    {
        var store = StoreOf(resource);
        var first = _stamps.Reserve(count);
        Show(() =>
        {
            for (var index = 0; index < count; index++)
            {
                var row = store.Add(first + (index * TimeSpan.TicksPerMicrosecond));
                data.Events.Append(resource.Name == "Member", row);
            }
        });
        return count;
    }

    /// <summary>Gives all rows one timestamp: now.</summary>
    public int Tie()
    {
        var stamp = _stamps.Reserve(1);
        return Restamp(_ => stamp);
    }

    /// <summary>Sets all timestamps back by the same span.</summary>
    public int Rewind(TimeSpan by)
    {
        var rows = Restamp(ticks => ticks - by.Ticks);
        _stamps.SetBack(Math.Max(data.Members.Store.ByTime.Greatest, data.Offices.Store.ByTime.Greatest));
        return rows;
    }

    private int Restamp(Func<long, long> move)
    {
        data.Members.Store.Restamp(move);
        data.Offices.Store.Restamp(move);
        return data.Members.Store.Listed + data.Offices.Store.Listed;
    }

    private int Apply(Resource resource, RowChoice choice, bool tie, Action<RowStore, int> change)
    {
        var store = StoreOf(resource);
        var rows = choice.Among(resource, store);
        var first = _stamps.Reserve(tie ? 1 : rows.Count);
        Show(() =>
        {
            foreach (var (index, row) in rows.Index())
            {
                if (store.State(row) == RowState.Live)
                {
                    change(store, row);
                    store.Stamp(row, tie ? first : first + (index * TimeSpan.TicksPerMicrosecond));
                    data.Events.Append(resource.Name == "Member", row);
                }
            }
        });
        return rows.Count;
    }

    private void Show(Action apply)
    {
        if (lag > TimeSpan.Zero)
        {
            _waiting.Enqueue((time.GetUtcNow() + lag, apply));
            return;
        }

        apply();
        Settle();
    }

    private void Settle()
    {
        data.Members.Store.Settle();
        data.Offices.Store.Settle();
    }

    private bool IsDue(DateTimeOffset? due) => due is { } moment && moment <= time.GetUtcNow();

    private RowStore StoreOf(Resource resource) => resource.Name == "Office" ? data.Offices.Store : data.Members.Store;
}
