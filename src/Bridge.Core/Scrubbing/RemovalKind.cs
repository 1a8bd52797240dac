namespace Bridge.Core.Scrubbing;

/// <summary>What was taken out of a text.</summary>
public enum RemovalKind
{
    /// <summary>A card number.</summary>
    Card,

    /// <summary>A security code (CVV, CVC, CID).</summary>
    SecurityCode,

    /// <summary>Other card data: expiry beside a card number, a number with code or expiry glued on, magnetic stripe data.</summary>
    CardData,
}

/// <summary>The words for what was taken out.</summary>
public static class RemovalKinds
{
    /// <summary>Text that takes the place of what was removed; it holds no digit and does not tell how long that was.</summary>
    /// <param name="kind">What was removed.</param>
    /// <returns>For example <c>[card number removed]</c>.</returns>
    public static string Replacement(this RemovalKind kind) => kind switch
    {
        RemovalKind.Card => "[card number removed]",
        RemovalKind.SecurityCode => "[security code removed]",
        _ => "[card data removed]",
    };

    /// <summary>Word for JSON and counters.</summary>
    /// <param name="kind">What was removed.</param>
    /// <returns><c>card</c>, <c>securityCode</c> or <c>cardData</c>.</returns>
    public static string Word(this RemovalKind kind) => kind switch
    {
        RemovalKind.Card => "card",
        RemovalKind.SecurityCode => "securityCode",
        _ => "cardData",
    };
}
