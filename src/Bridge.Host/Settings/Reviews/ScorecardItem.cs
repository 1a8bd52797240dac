namespace Bridge.Host.Settings.Reviews;

/// <summary>One item of a form.</summary>
/// <param name="Name">Its word.</param>
/// <param name="Question">What is looked for.</param>
/// <param name="Points">Points that can be reached, 1 to 100. Where it is met in part half of them are.</param>
/// <param name="FailsAll">True when the whole form scores nothing without it.</param>
internal sealed record ScorecardItem(string Name, string Question, int Points, bool FailsAll);
