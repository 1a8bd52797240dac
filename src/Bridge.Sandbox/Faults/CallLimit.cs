namespace Bridge.Sandbox.Faults;

/// <summary>At most so many calls in any window of the given length.</summary>
internal sealed record CallLimit(int Calls, TimeSpan Window);
