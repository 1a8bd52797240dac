using System.Text;

namespace Bridge.Mapping.Tests.Malicious;

/// <summary>A way of writing words.</summary>
/// <param name="Name">What it is called among survivors.</param>
/// <param name="Write">Writes words; takes chance from the outside.</param>
internal sealed record Spelling(string Name, Func<string[], Random, string> Write)
{
    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>How the words hang together.</summary>
    public static IReadOnlyList<Spelling> Shapes { get; } =
    [
        new("glued", (words, _) => string.Concat(words)),
        new("GLUED", (words, _) => string.Concat(words).ToUpperInvariant()),
        new("camelCase", (words, _) => words[0] + string.Concat(words.Skip(1).Select(Capital))),
        new("PascalCase", (words, _) => string.Concat(words.Select(Capital))),
        new("snake_case", (words, _) => string.Join('_', words)),
        new("SCREAMING_SNAKE", (words, _) => string.Join('_', words).ToUpperInvariant()),
        new("kebab-case", (words, _) => string.Join('-', words)),
        new("dotted.case", (words, _) => string.Join('.', words)),
        new("with spaces", (words, _) => string.Join(' ', words)),
        new("a.p.a.r.t", (words, _) => string.Join('_', string.Concat(words).ToCharArray())),
        new("rAnDoM cAsE", (words, chance) => string.Concat(string.Concat(words).Select(letter => chance.Next(2) == 0 ? char.ToUpperInvariant(letter) : letter))),
        new("torn", (words, chance) => Insert(string.Concat(words), ["_"], chance)),
        new("words reversed", (words, _) => string.Join('_', words.Reverse())),
    ];

    /// <summary>What stands around the words.</summary>
    public static IReadOnlyList<Spelling> Surroundings { get; } =
    [
        new("alone", (words, _) => words[0]),
        new("prefix", (words, _) => $"ABC_{words[0]}"),
        new("suffix", (words, _) => $"{words[0]}__c"),
        new("numbered", (words, chance) => $"{words[0]}{chance.Next(2, 100)}"),
        new("both", (words, _) => $"x_mls_{words[0]}_yn"),
        new("nested path", (words, _) => $"custom.fields.{words[0]}.value"),
    ];

    /// <summary>What is done to the letters.</summary>
    public static IReadOnlyList<Spelling> Disguises { get; } =
    [
        new("undisguised", (words, _) => words[0]),
        new("zero width", (words, chance) => Insert(words[0], ["\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u180E"], chance)),
        new("bidi marks", (words, chance) => Insert(words[0], ["\u200E", "\u200F", "\u061C", "\u202A", "\u202C", "\u2066", "\u2069"], chance)),
        new("bidi override", (words, _) => $"\u202E{new string([.. words[0].Reverse()])}\u202C"),
        new("combining marks", (words, chance) => Insert(words[0], ["\u0301", "\u0308", "\u0336", "\u20DD", "\u0489", "\uFE0F"], chance)),
        Letters("accents", "aáeéiïoöuücçnñsšyýzžlľtťdďrř"),
        new("full width", (words, _) => Map(words[0], letter => letter is > ' ' and < '\u007F' ? ((char)(letter + 0xFEE0)).ToString() : letter.ToString())),
        Row("mathematical bold", 0x1D41A),
        Row("mathematical script", 0x1D4EA),
        Row("double-struck", 0x1D552),
        Row("monospace", 0x1D68A),
        Row("circled", 0x24D0),
        Row("regional indicators", 0x1F1E6),
        Row("negative squared", 0x1F170),
        Letters("cyrillic", "aаcсeеiіjјoоpрsѕxхyуdԁhһqԛwԝbьnпrгuц"),
        Letters("greek", "aαbβeεiιkκnηoοpρtτuυvνxχyγcϲ"),
        Letters("armenian", "oօnոuսhհgցqզjյ"),
        Letters("strokes and hooks", "lłoødđtŧhħbƀiɨuʉrɍgǥeɇfƒkƙpƥcƈnɲsʂ"),
        Letters("small capitals", "aᴀbʙcᴄdᴅeᴇgɢhʜiɪjᴊkᴋlʟmᴍnɴoᴏpᴘrʀsꜱtᴛuᴜvᴠwᴡyʏzᴢfꜰ"),
        Letters("phonetic", "aɑeəgɡiıoɵnŋlɫtʈfƒ"),
        Letters("cherokee", "aᎪdᎠeᎬiᎥlᏞcᏟpᏢsᏚtᎢ"),
        Letters("lisu", "aꓮbꓐcꓚdꓓeꓰfꓝgꓖhꓧiꓲjꓙkꓗlꓡmꓟnꓠoꓳpꓑrꓣsꓢtꓔuꓴvꓦwꓪxꓫyꓬzꓜ"),
        Letters("leet", "a4b8e3g9i1o0s5t7"),
        Letters("leet signs", "a@s$i!c¢e€"),
        new("one leet digit", (words, chance) => OneOf(words[0], "a4e3i1l1o0s5t7b8", chance)),
        new("capital i for l", (words, _) => words[0].Replace('l', 'I')),
        new("small l for i", (words, _) => words[0].Replace('i', 'l')),
        new("rn for m", (words, _) => words[0].Replace("m", "rn", StringComparison.Ordinal)),
        new("broken surrogate", (words, chance) => Insert(words[0], ["\uD800", "\uDC00", "\uFFFD"], chance)),
        new("fillers", (words, chance) => Insert(words[0], ["\u3164", "\u115F", "\uFFA0"], chance)),
    ];

    private static Spelling Letters(string name, string pairs) => new(name, (words, _) => Map(words[0], letter =>
    {
        var at = -1;
        for (var next = 0; next < pairs.Length && at < 0; next += 2)
        {
            at = pairs[next] == char.ToLowerInvariant(letter) ? next + 1 : -1;
        }

        return at < 0 ? letter.ToString() : pairs[at].ToString();
    }));

    private static Spelling Row(string name, int first) => new(name, (words, _) =>
        Map(words[0], letter => char.IsAsciiLetter(letter) ? char.ConvertFromUtf32(first + char.ToLowerInvariant(letter) - 'a') : letter.ToString()));

    private static string Map(string text, Func<char, string> map) => string.Concat(text.Select(map));

    private static string Insert(string text, string[] pieces, Random chance)
    {
        var written = new StringBuilder();
        foreach (var letter in text)
        {
            written.Append(letter).Append(chance.Next(3) == 0 ? pieces[chance.Next(pieces.Length)] : "");
        }

        return written.ToString();
    }

    private static string OneOf(string text, string pairs, Random chance)
    {
        var places = Enumerable.Range(0, text.Length).Where(at => pairs.Contains(char.ToLowerInvariant(text[at]), StringComparison.Ordinal) && char.IsAsciiLetter(text[at])).ToList();
        if (places.Count == 0)
        {
            return text;
        }

        var place = places[chance.Next(places.Count)];
        return text[..place] + pairs[pairs.IndexOf(char.ToLowerInvariant(text[place]), StringComparison.Ordinal) + 1] + text[(place + 1)..];
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
