namespace Bridge.Host.Features.Measures.Records;

/// <summary>In which order records are looked at.</summary>
internal enum RecordOrder
{
    /// <summary>The oldest first.</summary>
    Time,

    /// <summary>What adds most first: the longest call, the slowest ticket.</summary>
    Most,
}
