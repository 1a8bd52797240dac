namespace Bridge.Connectors.Http.Limits;

/// <summary>Leave to make one call; ended with <see cref="RateGovernor.End"/>.</summary>
/// <param name="Windows">Windows in which the call has a place.</param>
/// <param name="TakesPlace">Whether it counts against the allowed parallel calls.</param>
/// <param name="Limit">Limit that the call named, or null.</param>
internal sealed record CallPermit(RateWindow[] Windows, bool TakesPlace, string? Limit);
