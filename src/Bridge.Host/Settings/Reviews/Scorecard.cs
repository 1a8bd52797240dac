namespace Bridge.Host.Settings.Reviews;

/// <summary>A form by which contacts are scored.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Items">Its items, in their order.</param>
internal sealed record Scorecard(string Title, IReadOnlyList<ScorecardItem> Items);
