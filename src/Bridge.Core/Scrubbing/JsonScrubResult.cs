namespace Bridge.Core.Scrubbing;

/// <summary>A JSON document without card data.</summary>
/// <param name="Json">UTF-8; the very same memory when nothing was removed.</param>
/// <param name="Removed">One entry for each removal, in order.</param>
public readonly record struct JsonScrubResult(ReadOnlyMemory<byte> Json, IReadOnlyList<JsonRemoval> Removed);

/// <summary>Something that was taken out of a JSON document.</summary>
/// <param name="Property">Name of the property whose value (or array) held it; empty at the root.</param>
/// <param name="Kind">What it was.</param>
public readonly record struct JsonRemoval(string Property, RemovalKind Kind);
