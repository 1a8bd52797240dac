namespace Bridge.Core.Calls.Live;

/// <summary>What the agents of a desk do at a moment. Who is not at work is not among them.</summary>
/// <param name="Available">Ready for the next caller.</param>
/// <param name="Talking">On a call.</param>
/// <param name="Wrap">At work after a call; null where the phone system does not tell it.</param>
/// <param name="NotReady">At work, but take no calls.</param>
public sealed record FloorAgents(int Available, int Talking, int? Wrap, int NotReady)
{
    /// <summary>All of them.</summary>
    public int Total => Available + Talking + (Wrap ?? 0) + NotReady;
}
