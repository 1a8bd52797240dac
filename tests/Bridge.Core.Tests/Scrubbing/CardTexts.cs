using System.Text;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Puts card numbers of any shape into what people and programs write around them: words, markup, tables, other numbers.</summary>
internal sealed class CardTexts(Random random)
{
    private const int OneOf = 3; // one number in so many is drawn, the others are published ones

    // Each zero in braces stands for a number of its own.
    private static readonly string[] _wrappers =
    [
        "{0}", "My card is {0}, thank you.", "Please charge {0} for the MLS fee.", "({0})", "\"{0}\"", "card={0}&x=1", "https://x.example/p?n={0}#a", "<p>{0}</p>",
        "<td class='n4'>{0}</td>", "Visa{0}", "cc{0}exp1228", "test_{0}", "x{0}x", "Invoice 20261122 {0}", "{0} 92101", "{0}, 305-555-0123", "{0} exp 12/28 cvv 123",
        "MLS# 25012345: member paid with {0}.", "Price $389,000, paid by {0} on 11/22/2026", "{0}\r\n-- \r\nJane Doe\r\n(305) 555-0123", "> {0}", "#{0}", "[{0}]", "{\"n\":\"{0}\"}",
        "Paid 1,250.00 with {0} today", "id 42, no. {0}", "\u00E9t\u00E9 {0} \u00FC", "\U0001F4B3 {0}", "Call 512-555-0188 or charge {0}", "{0}; {0}", "{0}\n{0}",
        "| {0} |", "| Card | {0} | 12/28 | 123 |", "| Name | Card |\n|---|---|\n| Jane | {0} |\n| Joe | {0} |", "<tr><td>Jane</td><td>{0}</td><td>12/28</td></tr>", "1001;Smith;{0};12/28", "1001\tSmith\t{0}\t450.00",
        "`{0}`", "**{0}**", "_{0}_", "[{0}](https://x.example)", "- [ ] {0}", "<card number=\"{0}\" />", "<n><![CDATA[{0}]]></n>", "{\"cards\":[\"{0}\",\"{0}\"],\"n\":12}", "card%3D{0}%26x", "my+card+is+{0}+thanks",
        "2026-11-22 {0}", "11/22/2026 {0}", "{0} 2026-11-22", "{0} 11/22/2026 10:30", "305-555-0123 {0}", "{0} 305-555-0123", "{0}, 2026-11-22, 450.00", "42 {0}", "{0} 7", "1 {0} 2", "$1,250.00 {0}", "192.168.1.1 {0}",
        "{0} {0}", "{0}, {0}", "{0}\n{0}\n{0}", "{0} or {0}?", "\u540D\u524D {0}\u3002", "\u043A\u0430\u0440\u0442\u0430 {0}.", "\u0628\u0637\u0627\u0642\u0629 {0}", "Re: Fwd: {0}", "scan_{0}.pdf", "C:\\scans\\{0}.png",
    ];

    private readonly CardShapes _shapes = new(random);

    /// <summary>Makes a text.</summary>
    /// <returns>The text, the numbers in it, and how they are written.</returns>
    public CardText Next()
    {
        var parts = _wrappers[random.Next(_wrappers.Length)].Split("{0}");
        var numbers = new List<(string, string)>();
        var text = new StringBuilder(parts[0]);
        foreach (var part in parts.AsSpan(1))
        {
            var number = random.Next(OneOf) == 0 ? TrueNumbers.Next(random) : PublishedNumbers.All[random.Next(PublishedNumbers.All.Length)];
            var shape = _shapes.Next(number, parts[0].EndsWith("=\"", StringComparison.Ordinal));
            numbers.Add((number, shape));
            text.Append(shape).Append(part);
        }

        return new CardText(text.ToString(), numbers);
    }
}
