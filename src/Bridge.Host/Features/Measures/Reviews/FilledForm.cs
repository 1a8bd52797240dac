namespace Bridge.Host.Features.Measures.Reviews;

/// <summary>A form that somebody filled about one contact.</summary>
/// <param name="Id">Its id: the contact and who filled it, so that filling it again replaces it.</param>
/// <param name="At">When.</param>
/// <param name="Agent">Whose contact it is.</param>
/// <param name="IsCalibration">True when several fill it to find a common measure; then it is in no figure.</param>
/// <param name="Points">Points reached.</param>
/// <param name="Possible">Points of the items that apply.</param>
/// <param name="IsFailed">True when an item failed the whole.</param>
/// <param name="IsOfTicket">True when the contact is a ticket, false when it is a call.</param>
/// <param name="Answers">What was ticked, by item: <c>met</c>, <c>part</c>, <c>missed</c> or <c>none</c>.</param>
internal sealed record FilledForm(
    string Id, DateTimeOffset At, string Agent, bool IsCalibration, decimal Points, decimal Possible, bool IsFailed, bool IsOfTicket, IReadOnlyDictionary<string, string> Answers);
