using System.Globalization;
using System.Text;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Writes published card numbers as people and programs write them: grouped, escaped, in other scripts, inside sentences.</summary>
internal sealed class CardTexts(Random random)
{
    private static readonly string[] _spaces = [" ", "\t", "\u00A0", "\u2009", "\u3000", "&nbsp;", "&#160;", "%20", "=C2=A0"];
    private static readonly string[] _dashes = ["-", "\u2013", "\u2014", "\u2011", "\u2212", "&ndash;", "%2D"];
    private static readonly string[] _others = [".", ",", "/", "_", "\u00B7", "+", "*", "\uFF0D", "\uFF0E"];
    private static readonly string[] _breaks = ["\n", "\r\n", "\n> ", "\r\n> > ", "\n>>\t", " \n  ", "<br>", "<br/>\n", "=\r\n", "=\n", "</td><td>", "&lt;br&gt;"];
    private static readonly string[] _nothing = ["\u200B", "\u200D", "\u00AD", "\u2060", "\uFEFF", "\u202A", "<wbr>", "<b>", "\uFE0F", "\u0332"];


    private static readonly string[] _wrappers =
    [
        "{0}", "My card is {0}, thank you.", "Please charge {0} for the MLS fee.", "({0})", "\"{0}\"", "card={0}&x=1", "https://x.example/p?n={0}#a", "<p>{0}</p>",
        "<td class='n4'>{0}</td>", "Visa{0}", "cc{0}exp1228", "test_{0}", "x{0}x", "Invoice 20261122 {0}", "{0} 92101", "{0}, 305-555-0123", "{0} exp 12/28 cvv 123",
        "MLS# 25012345: member paid with {0}.", "Price $389,000, paid by {0} on 11/22/2026", "{0}\r\n-- \r\nJane Doe\r\n(305) 555-0123", "> {0}", "#{0}", "[{0}]", "{{\"n\":\"{0}\"}}",
        "Paid 1,250.00 with {0} today", "id 42, no. {0}", "\u00E9t\u00E9 {0} \u00FC", "\U0001F4B3 {0}", "Call 512-555-0188 or charge {0}", "{0}; {0}", "{0}\n{0}",
    ];

    /// <summary>Makes a text.</summary>
    /// <returns>The text, the number in it, and how it is written.</returns>
    public (string Text, string Number, string Shape) Next()
    {
        var number = Pick(PublishedNumbers.All);
        var shape = Shape(number);
        return (string.Format(CultureInfo.InvariantCulture, Pick(_wrappers), shape), number, shape);
    }

    private string Shape(string number)
    {
        var family = random.Next(8);
        var uniform = Separator(family);
        var sizes = Sizes(number.Length);
        var scripts = random.Next(6);
        var hasBreak = false;
        var result = new StringBuilder();
        var at = 0;
        foreach (var size in sizes)
        {
            if (at > 0)
            {
                var separator = family == 7 ? Separator(random.Next(6)) : uniform;
                var isBreak = _breaks.Contains(separator) && separator.Contains('\n') && !separator.StartsWith('=');
                result.Append(isBreak && hasBreak && family == 7 ? " " : separator);
                hasBreak |= isBreak;
            }

            foreach (var digit in number.AsSpan(at, size))
            {
                result.Append(Digit(scripts, digit));
            }

            at += size;
        }

        return result.ToString();
    }

    private string Separator(int family) => family switch
    {
        0 => "",
        1 => Pick(_spaces),
        2 => Pick(_dashes),
        3 => Pick(_others),
        4 => Pick(_breaks),
        5 => Pick(_nothing),
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random.Next(3) switch { 0 => _spaces, 1 => _dashes, _ => _others }))),
    };

    private List<int> Sizes(int length)
    {
        var fixedSize = random.Next(7) switch { 0 or 1 or 2 => 4, 3 => 1, 4 => 2, 5 => 8, _ => 0 };
        var sizes = new List<int>();
        if (length == 15 && fixedSize == 4)
        {
            return [4, 6, 5];
        }

        for (var left = length; left > 0; left -= sizes[^1])
        {
            sizes.Add(Math.Min(left, fixedSize > 0 ? fixedSize : random.Next(1, 7)));
        }

        return sizes;
    }

    private string Digit(int script, char digit)
    {
        var value = digit - '0';
        return script switch
        {
            1 => ((char)('\uFF10' + value)).ToString(),
            2 => random.Next(2) == 0 ? $"&#{(int)digit};" : digit.ToString(),
            3 => random.Next(3) == 0 ? $"%3{value}" : digit.ToString(),
            4 => random.Next(3) switch { 0 => char.ConvertFromUtf32(0x1D7CE + value), 1 => $"{digit}\uFE0F\u20E3", _ => ((char)('\u0660' + value)).ToString() },
            _ => digit.ToString(),
        };
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
