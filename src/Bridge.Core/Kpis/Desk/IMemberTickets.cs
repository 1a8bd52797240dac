namespace Bridge.Core.Kpis.Desk;

/// <summary>Which tickets members opened and when, for figures of other things that look at them.</summary>
public interface IMemberTickets
{
    /// <summary>Every ticket opened before this is known, milliseconds since 1970 UTC.</summary>
    long KnownUntil { get; }

    /// <summary>Counts the tickets that a member opened.</summary>
    /// <param name="member">Hash of the member.</param>
    /// <param name="first">First day since 1970, on the desk's calendar.</param>
    /// <param name="last">Last day, itself included.</param>
    /// <returns>How many.</returns>
    int Count(long member, int first, int last);
}
