using Bridge.Core.Connectors;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Rows;

/// <summary>One page as it came from the host.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
internal sealed class ResoRows<TRow>
    where TRow : ResoRow
{
    /// <summary>The rows that can become records, in the host's order; key and instant are set.</summary>
    public List<TRow> Rows { get; init; } = [];

    /// <summary>The rows that cannot.</summary>
    public List<RefusedRow> Refused { get; init; } = [];

    /// <summary>Position of each row that has one, refused rows too.</summary>
    public List<ResoPosition> Positions { get; init; } = [];

    /// <summary>Key of each row that has one, in the host's order.</summary>
    public List<string> Keys { get; init; } = [];

    /// <summary>Link to the next page as the host wrote it, or null.</summary>
    public string? NextLink { get; set; }

    /// <summary>Number of rows the host sent.</summary>
    public int Count => Rows.Count + Refused.Count;
}

/// <summary>Where a row stands in its feed.</summary>
/// <param name="Time">Its change time as the host wrote it.</param>
/// <param name="Instant">The same as an instant.</param>
/// <param name="Key">Its key; empty for a row without one.</param>
internal readonly record struct ResoPosition(string Time, DateTimeOffset Instant, string Key);
