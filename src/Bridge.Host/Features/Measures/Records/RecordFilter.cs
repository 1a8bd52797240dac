namespace Bridge.Host.Features.Measures.Records;

/// <summary>Which of the records behind a figure are looked at.</summary>
internal enum RecordFilter
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>Those that count above the line.</summary>
    Above,

    /// <summary>Those that count below the line alone.</summary>
    Below,

    /// <summary>Those that cannot be judged yet.</summary>
    Pending,
}
