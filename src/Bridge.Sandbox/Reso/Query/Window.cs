using Bridge.Sandbox.Reso.Data;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>
/// The part of the rows a filter can match at all, as a range of (timestamp, row) and a range of rows by key.
/// </summary>
internal sealed class Window
{
    /// <summary>First (timestamp, row) inside.</summary>
    public (long Ticks, int Row) From { get; private set; } = (long.MinValue, 0);

    /// <summary>First (timestamp, row) outside.</summary>
    public (long Ticks, int Row) To { get; private set; } = (long.MaxValue, 0);

    public int FirstRow { get; private set; }

    public int EndRow { get; private set; } = int.MaxValue;

    public bool HasTime => From.Ticks != long.MinValue || To.Ticks != long.MaxValue;

    public void NotBefore(long ticks, int row) => From = From.CompareTo((ticks, row)) < 0 ? (ticks, row) : From;

    public void Before(long ticks, int row) => To = To.CompareTo((ticks, row)) > 0 ? (ticks, row) : To;

    public void NotBeforeRow(int row) => FirstRow = Math.Max(FirstRow, row);

    public void BeforeRow(int row) => EndRow = Math.Min(EndRow, row);

    public void Nothing() => EndRow = 0;

    public bool HasRow(int row) => row >= FirstRow && row < EndRow;

    public bool HasTimeOf(RowStore store, int row)
    {
        var moment = (store.Ticks(row), row);
        return From.CompareTo(moment) <= 0 && moment.CompareTo(To) < 0;
    }
}
