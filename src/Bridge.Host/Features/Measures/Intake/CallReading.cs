using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Measures.Intake;

/// <summary>How far a phone system was read.</summary>
/// <param name="Cursor">Cursor of the last page kept.</param>
/// <param name="IsComplete">True once the end was reached.</param>
/// <param name="SavedAt">UTC instant of the commit.</param>
internal sealed record CallReading(Cursor Cursor, bool IsComplete, DateTimeOffset SavedAt);
