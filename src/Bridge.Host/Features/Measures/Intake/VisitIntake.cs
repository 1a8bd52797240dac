using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Core.Tables;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>Takes visits and keeps them in large batches. Whatever comes twice, torn, late or in another order ends as the same store.</summary>
/// <remarks>One batch is written while the next is read; so at most two are in memory.</remarks>
/// <param name="store">The store.</param>
/// <param name="refused">Takes note of lines that could not be read.</param>
/// <param name="keepsIds">False where ids of calls tell who called.</param>
internal sealed class VisitIntake(MeasureStore store, Action<RowRefusal> refused, bool keepsIds = true) : ICallSink
{
    /// <summary>Visits of one batch and transaction; 28 MB, and as much again for the batch that is being written.</summary>
    public const int BatchSize = 250_000;

    private readonly VisitFacts _facts = new(store.Words);
    private readonly Dictionary<int, long> _newest = [];
    private List<CallFacts> _batch = [];
    private List<CallFacts> _spare = [];
    private CallIdBatch _ids = new();
    private CallIdBatch _spareIds = new();
    private Task<(long Added, long Changed)> _writing = Task.FromResult((0L, 0L));

    /// <summary>Visits taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Lines refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Visits that were not there before; complete after <see cref="Flush"/>.</summary>
    public long Added { get; private set; }

    /// <summary>Visits that replaced an earlier delivery; complete after <see cref="Flush"/>.</summary>
    public long Changed { get; private set; }

    /// <inheritdoc />
    public void Add(CallVisit visit)
    {
        var facts = _facts.Of(visit);
        Taken++;
        _batch.Add(facts);
        if (keepsIds)
        {
            _ids.Add(facts, visit.ContactId);
        }

        var last = facts.OfferedAt + Math.Max(0, Math.Max(facts.Length, facts.Wait));
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, facts.Source, out _);
        newest = Math.Max(newest, last);
        if (_batch.Count == BatchSize)
        {
            BeginWriting();
        }
    }

    /// <inheritdoc />
    public void Refuse(RowRefusal refusal)
    {
        Refused++;
        refused(refusal);
    }

    /// <summary>Keeps all that was taken.</summary>
    public void Flush()
    {
        BeginWriting();
        EndWriting();
    }

    private void BeginWriting()
    {
        EndWriting();
        var (batch, ids, newest) = (new VisitBatch(_batch), _ids, _newest.ToList());
        (_batch, _spare, _ids, _spareIds) = (_spare, _batch, _spareIds, _ids);
        _batch.Clear();
        _ids.Clear();
        _writing = Task.Run(() => Write(batch, ids, newest));
    }

    private void EndWriting()
    {
        var (added, changed) = _writing.GetAwaiter().GetResult();
        _writing = Task.FromResult((0L, 0L));
        (Added, Changed) = (Added + added, Changed + changed);
    }

    private (long, long) Write(VisitBatch batch, CallIdBatch ids, List<KeyValuePair<int, long>> newest)
    {
        store.Write(connection =>
        {
            foreach (var (source, instant) in newest)
            {
                connection.Run(
                    "INSERT INTO source (id, newest) VALUES ($id, $newest) ON CONFLICT (id) DO UPDATE SET newest = max(newest, excluded.newest)",
                    ("$id", source), ("$newest", instant));
            }

            batch.Write(connection);
            ids.Write(connection);
        });
        return (batch.Added, batch.Changed);
    }
}
