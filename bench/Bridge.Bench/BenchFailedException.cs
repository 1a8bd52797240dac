namespace Bridge.Bench;

/// <summary>A run did not do its job, so nothing about it may be printed as a figure.</summary>
/// <param name="message">Which run, what was wrong, and what to do where that is known.</param>
internal sealed class BenchFailedException(string message) : Exception(message);
