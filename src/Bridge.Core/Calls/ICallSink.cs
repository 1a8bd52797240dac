using Bridge.Core.Tables;

namespace Bridge.Core.Calls;

/// <summary>Takes what a reader of calls finds, one by one, so that no file is held in memory.</summary>
public interface ICallSink
{
    /// <summary>Takes a visit; one that comes again replaces the one before.</summary>
    /// <param name="visit">The visit.</param>
    void Add(CallVisit visit);

    /// <summary>Takes note of a line that could not be read.</summary>
    /// <param name="refusal">Where and why.</param>
    void Refuse(RowRefusal refusal);
}
