namespace Bridge.Host.Features.Measures.Records;

/// <summary>Takes records and keeps one page of them, in whatever order they come.</summary>
/// <param name="question">What is asked.</param>
internal sealed class RecordPage(RecordQuestion question)
{
    private readonly List<CountedRecord> _inTime = [];
    private readonly PriorityQueue<CountedRecord, (double Above, long At)> _most = new(Comparer<(double Above, long At)>.Create(
        (one, other) => one.Above != other.Above ? one.Above.CompareTo(other.Above) : other.At.CompareTo(one.At)));

    // One more than shown, so that it is known whether more follow.
    private int Needed => question.Skip + RecordQuestion.PageSize + 1;

    /// <summary>True when records of later times cannot come onto the page any more.</summary>
    public bool IsFull => question.Order == RecordOrder.Time && _inTime.Count >= Needed;

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    public void Add(in CountedRecord record)
    {
        if (!record.Fits(question.Filter))
        {
            return;
        }

        if (question.Order == RecordOrder.Time)
        {
            _inTime.Add(record);
            return;
        }

        _most.Enqueue(record, (record.Size, record.At));
        if (_most.Count > Needed)
        {
            _most.Dequeue();
        }
    }

    /// <summary>The page.</summary>
    /// <returns>Its records in their order, and whether more follow.</returns>
    public (IReadOnlyList<CountedRecord> Records, bool HasMore) Take()
    {
        var all = question.Order == RecordOrder.Time ? _inTime.OrderBy(record => record.At).ToList() : _most.UnorderedItems
            .OrderByDescending(one => one.Priority.Above).ThenBy(one => one.Priority.At).Select(one => one.Element).ToList();
        return ([.. all.Skip(question.Skip).Take(RecordQuestion.PageSize)], all.Count >= Needed);
    }
}
