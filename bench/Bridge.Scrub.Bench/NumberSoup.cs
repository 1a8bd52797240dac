using System.Text;

namespace Bridge.Scrub.Bench;

/// <summary>Makes texts of digits, separators and the words that matter, in no order: what a rule's border cases look like.</summary>
internal sealed class NumberSoup(Random random)
{
    private const int MostPieces = 40;

    private static readonly string[] _pieces =
    [
        " ", " ", " ", "-", ".", ",", "/", "+", "_", "\n", "\n> ", ", ", " - ", "4", "42", "4242", "62", "36", "0", "00", "000", "3", "30", "1", "12/28", "1228", "512-555-0188", "305.555.0123",
        "25012345", "2026-11-22", "1,250.00", "38,000", "192.168.1.1", "4242424242424242", "4242 4242 4242 4242", "378282246310005", "3782 822463 10005", "card ", "cvv ", "exp ", "MLS ", "listing ",
        "security code ", "code ", "is ", "the ", "(", ")", "#", ":", "=", "%", "%34", "&#52;", "<b>", "<", ">", "x", "Visa", "pm_", "1Z", "aB", "f", "123", "999", "7",
    ];

    /// <summary>Makes one.</summary>
    /// <returns>The text.</returns>
    public string Next()
    {
        var text = new StringBuilder();
        for (var left = random.Next(1, MostPieces); left > 0; left--)
        {
            text.Append(random.Next(4) == 0 ? random.Next(10).ToString(System.Globalization.CultureInfo.InvariantCulture) : _pieces[random.Next(_pieces.Length)]);
        }

        return text.ToString();
    }
}
