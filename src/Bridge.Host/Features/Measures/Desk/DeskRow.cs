namespace Bridge.Host.Features.Measures.Desk;

/// <summary>One row as the store keeps it.</summary>
/// <param name="Id">Hash of its id.</param>
/// <param name="Subject">Hash of what it belongs to.</param>
/// <param name="Revision">Of two deliveries the greater counts.</param>
/// <param name="First">Earliest time it tells of, milliseconds since 1970; null for none.</param>
/// <param name="Last">Latest.</param>
/// <param name="Cells">Its values.</param>
internal sealed record DeskRow(long Id, long Subject, long Revision, long? First, long? Last, byte[] Cells);
