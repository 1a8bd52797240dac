using Bridge.Connectors.Reso.Rows;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>A page of a walk through a feed, and from where to go on once it is settled.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <param name="Page">The page; may be empty.</param>
/// <param name="Next">Where to go on.</param>
internal readonly record struct ResoStep<TRow>(ResoRows<TRow> Page, ResoCursor Next)
    where TRow : ResoRow
{
    /// <summary>Rows that are known to be gone.</summary>
    public IReadOnlyList<ResoPosition> Gone { get; init; } = [];
}
