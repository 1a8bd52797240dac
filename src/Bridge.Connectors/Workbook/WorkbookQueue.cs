using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook;

/// <summary>Brings batches into the workbook one file after the other; those that come while one is written share the next.</summary>
/// <remarks>A file is written as a whole, so a large first sync takes a few files and not one for each batch.</remarks>
/// <param name="rewriter">Writes the file.</param>
internal sealed class WorkbookQueue(WorkbookRewriter rewriter)
{
    private readonly Lock _gate = new();
    private readonly List<WorkbookBatch> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>Its results, once the file is durable.</returns>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(WorkbookBatch batch)
    {
        lock (_gate)
        {
            _waiting.Add(batch);
            if (!_isWriting)
            {
                _isWriting = true;
                _writing = Task.Run(WriteAllAsync);
            }
        }

        return batch.Done.Task;
    }

    /// <summary>Waits until nothing is written or waits.</summary>
    /// <returns>A task that ends then.</returns>
    public Task AwaitIdleAsync()
    {
        lock (_gate)
        {
            return _writing;
        }
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } batches)
        {
            try
            {
                await rewriter.WriteAsync(batches, CancellationToken.None);
                batches.ForEach(batch => batch.Finish());
            }
            catch (Exception error)
            {
                batches.ForEach(batch => batch.Done.TrySetException(error));
            }
        }
    }

    private List<WorkbookBatch> Take()
    {
        lock (_gate)
        {
            _waiting.RemoveAll(batch => batch.IsGivenUp && batch.Done.TrySetCanceled());
            var taken = new List<WorkbookBatch>();
            var ids = new HashSet<(WorkbookSheet, string)>();
            foreach (var batch in _waiting)
            {
                // Two states of one record keep their order: the second waits for the next file.
                if (batch.Writes.Any(write => ids.Contains((batch.Sheet, write.Write.ExternalId))))
                {
                    break;
                }

                ids.UnionWith(batch.Writes.Select(write => (batch.Sheet, write.Write.ExternalId)));
                taken.Add(batch);
            }

            _waiting.RemoveRange(0, taken.Count);
            _isWriting = taken.Count > 0;
            return taken;
        }
    }
}
