namespace Bridge.Core.Kpis.Arrivals;

/// <summary>A window beside the hour before it.</summary>
/// <param name="Residual">How far it lies above what that hour lets expect, before scatter.</param>
/// <param name="Count">Arrivals of the window.</param>
/// <param name="Expected">What the hour before lets expect.</param>
/// <param name="FollowsOutage">Whether somebody could not call in that hour.</param>
internal readonly record struct ArrivalRise(double Residual, int Count, double Expected, bool FollowsOutage);
