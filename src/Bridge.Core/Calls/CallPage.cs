using Bridge.Core.Connectors;

namespace Bridge.Core.Calls;

/// <summary>Some parts of calls, and where to read on once their visits are kept.</summary>
/// <param name="Parts">The parts; may be empty.</param>
/// <param name="Refused">Rows that could not be read; may be empty.</param>
/// <param name="Next">Cursor to read on from after this page.</param>
/// <param name="ToldUntil">UTC instant up to which all lists of the system have told their changes.</param>
public sealed record CallPage(IReadOnlyList<CallPart> Parts, IReadOnlyList<RefusedRow> Refused, Cursor Next, DateTimeOffset ToldUntil);
