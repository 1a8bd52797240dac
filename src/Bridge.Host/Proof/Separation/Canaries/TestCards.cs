namespace Bridge.Host.Proof.Separation.Canaries;

/// <summary>Card numbers that networks and payment services publish for tests.</summary>
/// <remarks>
/// Put together when they are needed: written out here, each would stand in the memory of every process of the bridge, and the
/// proof would find its own program.
/// Source: published test card numbers of the payment services (Stripe, Adyen and PayPal documentation).
/// </remarks>
internal static class TestCards
{
    /// <summary>The numbers.</summary>
    public static IReadOnlyList<string> All { get; } = Build();

    private static string[] Build()
    {
        string[][] parts =
        [
            ["4242", "4242", "4242", "4242"], ["4111", "1111", "1111", "1111"], ["4000", "0566", "5566", "5556"], ["4012", "8888", "8888", "1881"],
            ["5555", "5555", "5555", "4444"], ["5105", "1051", "0510", "5100"], ["2223", "0031", "2200", "3222"], ["5200", "8282", "8282", "8210"],
            ["3782", "8224", "6310", "005"], ["3714", "4963", "5398", "431"], ["6011", "1111", "1111", "1117"], ["6011", "0009", "9013", "9424"],
            ["3056", "9300", "0902", "0004"], ["3622", "7206", "2716", "67"], ["3566", "0020", "2036", "0505"], ["6200", "0000", "0000", "0005"],
        ];
        return [.. parts.Select(part => string.Concat(part))];
    }
}
