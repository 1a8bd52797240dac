using Bridge.Core.Model;

namespace Bridge.Core.Connectors;

/// <summary>Some records in source order, and the cursor to store once all of them have a verdict.</summary>
/// <typeparam name="T">Record type of the stream.</typeparam>
/// <param name="Records">The records; may be empty.</param>
/// <param name="Refused">Rows that could not be read as records, each with its key if it had one; may be empty.</param>
/// <param name="Next">Cursor to read on from after this page.</param>
public sealed record Page<T>(IReadOnlyList<T> Records, IReadOnlyList<RefusedRow> Refused, Cursor Next);

/// <summary>A row of a page that cannot become a record.</summary>
/// <param name="ExternalId">Identity of the row, or a stable stand-in when it holds no key.</param>
/// <param name="Refusal">Why it cannot.</param>
public sealed record RefusedRow(string ExternalId, Refusal Refusal);
