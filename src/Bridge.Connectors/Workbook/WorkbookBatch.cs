using Bridge.Connectors.Workbook.Sheets;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Workbook;

/// <summary>A batch on its way into a sheet.</summary>
/// <param name="sheet">The sheet.</param>
/// <param name="makesRows">False for what is said of records that another route brings.</param>
/// <param name="batch">The records.</param>
/// <param name="cancellationToken">Whoever asked no longer waits.</param>
internal sealed class WorkbookBatch(WorkbookSheet sheet, bool makesRows, IReadOnlyList<Write> batch, CancellationToken cancellationToken)
{
    /// <summary>The sheet.</summary>
    public WorkbookSheet Sheet { get; } = sheet;

    /// <summary>The records.</summary>
    public IReadOnlyList<SheetWrite> Writes { get; } = [.. batch.Select(write => new SheetWrite(write, makesRows))];

    /// <summary>Ends with the results once the file is durable.</summary>
    public TaskCompletionSource<IReadOnlyList<WriteResult>> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True when nobody waits for it any more.</summary>
    public bool IsGivenUp => cancellationToken.IsCancellationRequested;

    /// <summary>What is done with it, for the audit.</summary>
    public string Call => $"write {Sheet.Name}";

    /// <summary>True when the file has to change for it.</summary>
    public bool HasChanged => Writes.Any(write => write.Result is { Outcome: WriteOutcome.Created or WriteOutcome.Updated });

    /// <summary>Names of the fields that leave.</summary>
    /// <returns>The names, each once.</returns>
    public IReadOnlyList<string> SentNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var fields in Writes.Select(write => write.Write.Fields))
        {
            for (var position = 0; position < fields.Shape.Fields.Count; position++)
            {
                if (fields[position].IsSent)
                {
                    names.Add(fields.Shape.Fields[position].Name);
                }
            }
        }

        return [.. names];
    }

    /// <summary>Hands the results to whoever waits.</summary>
    public void Finish() => Done.TrySetResult([.. Writes.Select(write => write.Result ?? new WriteResult(write.Write.ExternalId, WriteOutcome.Unknown))]);
}
