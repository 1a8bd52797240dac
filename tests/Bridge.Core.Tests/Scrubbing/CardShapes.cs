using System.Text;

namespace Bridge.Core.Tests.Scrubbing;

/// <summary>Writes the digits of a card number as people and programs write them: grouped, parted, escaped, in other scripts.</summary>
internal sealed class CardShapes(Random random)
{
    private const int Families = 10;
    private static readonly string[] _spaces = [" ", "\t", "\u00A0", "\u2009", "\u3000", "\u202F", "&nbsp;", "&#160;", "&#xA0;", "&nbsp", "%20", "%C2%A0", "=C2=A0", "=20", "\\t", "\\u00a0"];
    private static readonly string[] _dashes = ["-", "\u2010", "\u2013", "\u2014", "\u2011", "\u2212", "\u30FC", "\u301C", "&ndash;", "&#8211;", "%2D", "%E2%80%93", "=E2=80=93", "\\-", "\\u2013"];
    private static readonly string[] _others = [".", ",", "/", "_", "\u00B7", "\u2022", "+", "*", "\uFF0D", "\uFF0E", "\u2044", "\u3001", "&middot;", "&sol;", "%2F", "%2B", "\\u002F"];
    private static readonly string[] _nothing = ["\u200B", "\u200D", "\u00AD", "\u2060", "\uFEFF", "\u202A", "\u2066", "<wbr>", "<b>", "</b><b>", "<span style='font-size:12px'>", "&#8203;", "&zwnj;", "&shy;", "\uFE0F", "\u0332", "=\r\n", "=\n"];

    private static readonly string[] _breaks =
        ["\n", "\r\n", "\n> ", "\r\n> > ", "\n>>\t", "\n| ", " \n  ", " \r\n", "\u2028", "<br>", "<br/>\n", "<br />\r\n", "</td><td>", "</td>\n    <td>", "&lt;br&gt;", "<br>&nbsp;", "\\n", "\\r\\n", "%0A", "%0D%0A"];

    private static readonly string[] _several = ["** **", "__ __", " - ", " \u2013 ", " / ", ". ", ", ", " * ", "- ", " -", "--", "  ", "   ", "...", " + "];

    /// <summary>Writes a number.</summary>
    /// <remarks>One point behind one to three digits makes a decimal number, which is never a card: another shape is drawn then.</remarks>
    /// <param name="number">Its digits.</param>
    /// <param name="isInTag">True when no tag may be inside.</param>
    /// <returns>The shape.</returns>
    public string Next(string number, bool isInTag)
    {
        while (true)
        {
            var (shape, visible) = Draw(number);
            if (!(isInTag && shape.Contains('<', StringComparison.Ordinal)) && visible is not (1 or 2 or 3))
            {
                return shape;
            }
        }
    }

    // Visible: how many digits stand before the one point, if a point is all that is seen between the digits.
    private (string Shape, int Visible) Draw(string number)
    {
        var family = random.Next(Families);
        var uniform = Separator(family);
        var script = random.Next(10);
        var hasBreak = false;
        var result = new StringBuilder();
        var (points, others, visible, at) = (0, 0, 0, 0);
        foreach (var size in Sizes(number.Length))
        {
            if (at > 0)
            {
                var separator = family >= 8 ? Separator(random.Next(family == 8 ? 6 : 8)) : uniform;
                var isBreak = _breaks.Contains(separator);
                separator = isBreak && hasBreak && family >= 8 ? " " : separator;
                result.Append(separator);
                visible = separator is "." or "\uFF0E" ? at : visible;
                (points, others) = (points + (separator is "." or "\uFF0E" ? 1 : 0), others + (separator is "" or "." or "\uFF0E" || _nothing.Contains(separator) ? 0 : 1));
                hasBreak |= isBreak;
            }

            foreach (var digit in number.AsSpan(at, size))
            {
                result.Append(Digit(script, digit));
            }

            at += size;
        }

        return (result.ToString(), points == 1 && others == 0 ? visible : 0);
    }

    private string Separator(int family) => family switch
    {
        0 => "",
        1 => Pick(_spaces),
        2 => Pick(_dashes),
        3 => Pick(_others),
        4 => Pick(_breaks),
        5 => Pick(_nothing),
        6 => Pick(_several),
        _ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(random.Next(3) switch { 0 => _spaces, 1 => _dashes, _ => _others }))),
    };

    private List<int> Sizes(int length)
    {
        var fixedSize = random.Next(8) switch { 0 or 1 or 2 => 4, 3 => 1, 4 => 2, 5 => 8, 6 => random.Next(3, 13), _ => 0 };
        if (length == 15 && fixedSize == 4)
        {
            return [4, 6, 5];
        }

        var sizes = new List<int>();
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
            2 => random.Next(2) == 0 ? $"&#{(int)digit};" : $"&#x{(int)digit:X};",
            3 => random.Next(3) == 0 ? $"%3{value}" : digit.ToString(),
            4 => random.Next(3) switch { 0 => char.ConvertFromUtf32(0x1D7CE + value), 1 => $"{digit}\uFE0F\u20E3", _ => ((char)('\u0660' + value)).ToString() },
            5 => random.Next(3) switch { 0 => char.ConvertFromUtf32(0x1FBF0 + value), 1 => ((char)('\u2080' + value)).ToString(), _ => value == 0 ? "\u24EA" : ((char)('\u2460' + value - 1)).ToString() },
            6 => random.Next(2) == 0 ? $"\\u003{value}" : $"\\ud835\\u{0xDFCE + value:x4}",
            _ => digit.ToString(),
        };
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
