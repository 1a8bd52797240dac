using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>One record on its way into a sheet.</summary>
/// <param name="write">The record.</param>
/// <param name="makesRow">False for what is said of a record that another route brings; a change of some fields makes none in any case.</param>
internal sealed class SheetWrite(Write write, bool makesRow)
{
    /// <summary>The record.</summary>
    public Write Write { get; } = write;

    /// <summary>True when a record without a row gets one.</summary>
    public bool MakesRow { get; } = makesRow && write.IsWhole;

    /// <summary>The row it was found in or put into; 0 before that.</summary>
    public int Row { get; set; }

    /// <summary>What became of it; null until it is known.</summary>
    public WriteResult? Result { get; private set; }

    /// <summary>Notes that it was taken.</summary>
    /// <param name="outcome">What was done.</param>
    public void Took(WriteOutcome outcome) => Result = new WriteResult(Write.ExternalId, outcome, Write.ExternalId);

    /// <summary>Notes that it was not taken.</summary>
    /// <param name="refusal">Why.</param>
    public void Refuse(Refusal refusal) => Result = new WriteResult(Write.ExternalId, WriteOutcome.Refused, null, refusal);
}
