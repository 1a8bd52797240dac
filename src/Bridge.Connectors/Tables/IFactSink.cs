using Bridge.Core.Tables;

namespace Bridge.Connectors.Tables;

/// <summary>Takes what a reader of tables finds, one by one, so that no file is held in memory.</summary>
public interface IFactSink
{
    /// <summary>Takes a row; one that comes again replaces the one before.</summary>
    /// <param name="row">The row.</param>
    void Add(FactRow row);

    /// <summary>Takes note of a row that could not be read.</summary>
    /// <param name="refusal">Where and why.</param>
    void Refuse(RowRefusal refusal);
}
