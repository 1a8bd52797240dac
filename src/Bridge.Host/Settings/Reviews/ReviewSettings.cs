namespace Bridge.Host.Settings.Reviews;

/// <summary>What the desk reviews each week.</summary>
/// <param name="Seed">Any text: which of equal contacts are reviewed follows from it, the week and the contact.</param>
/// <param name="OfCalls">True for calls, false for tickets.</param>
/// <param name="Scorecard">The form by which they are scored.</param>
internal sealed record ReviewSettings(string Seed, bool OfCalls, Scorecard Scorecard);
