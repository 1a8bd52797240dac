using Bridge.Host.Tables;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>A record with what it adds to a figure.</summary>
/// <param name="At">Its instant, milliseconds since 1970 UTC; for what has only a day, the day's start.</param>
/// <param name="Above">What it adds above the line.</param>
/// <param name="Below">What it adds below the line.</param>
/// <param name="IsPending">True when it cannot be judged yet, so that it adds nothing.</param>
/// <param name="Cells">Makes its cells, for those that are shown.</param>
internal readonly record struct CountedRecord(long At, double Above, double Below, bool IsPending, Func<IReadOnlyList<TableCell>> Cells)
{
    /// <summary>By what the greatest come first.</summary>
    public double Size { get; init; } = Above;

    /// <summary>How it counts, in words.</summary>
    public string Word => IsPending ? "not yet known" : Above != 0 ? "yes" : "no";

    /// <summary>Tells whether it is looked at.</summary>
    /// <param name="filter">Which records are.</param>
    /// <returns>True when it is.</returns>
    public bool Fits(RecordFilter filter) => filter switch
    {
        RecordFilter.Above => !IsPending && Above != 0,
        RecordFilter.Below => !IsPending && Above == 0,
        RecordFilter.Pending => IsPending,
        _ => true,
    };
}
