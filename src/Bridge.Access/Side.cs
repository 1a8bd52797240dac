namespace Bridge.Access;

/// <summary>The two sides that are kept apart; each has its own audience, keys, port and cookies.</summary>
public enum Side
{
    /// <summary>Members, tickets, measures; never money.</summary>
    Support,

    /// <summary>Billing.</summary>
    Finance,
}
