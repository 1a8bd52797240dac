using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Core.Interactions;

/// <summary>Some interactions, and where to read on once they are kept.</summary>
/// <param name="Interactions">Those that are; may be empty.</param>
/// <param name="Gone">Keys of those that are no more, or are nobody's; may be empty.</param>
/// <param name="Refused">Rows that could not be read; may be empty.</param>
/// <param name="Next">Cursor to read on from after this page.</param>
public sealed record InteractionPage(
    IReadOnlyList<Interaction> Interactions, IReadOnlyList<RecordKey> Gone, IReadOnlyList<RefusedRow> Refused, Cursor Next);
