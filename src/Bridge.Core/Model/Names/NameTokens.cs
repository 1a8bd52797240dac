using System.Collections.Frozen;
using System.Text;

namespace Bridge.Core.Model.Names;

/// <summary>Looks at the whole words of a name: short forms, and pairs of words that others may stand between.</summary>
internal static class NameTokens
{
    private static readonly FrozenSet<string> _short = ForbiddenWords.Short.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> _between = HarmlessWords.Between.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> _pairs = ForbiddenWords.Pairs
        .SelectMany(pair => (string[])[$"{pair.One} {pair.Other}", $"{pair.Other} {pair.One}"]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> _harmless = HarmlessWords.Phrases.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Cuts a name into words: letters, or digits.</summary>
    /// <param name="glyphs">The name.</param>
    /// <returns>The words in order.</returns>
    public static List<string> Cut(IReadOnlyList<Glyph> glyphs)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        for (var at = 0; at < glyphs.Count; at++)
        {
            var glyph = glyphs[at];
            var isCut = at == 0 || glyph.IsLetter != glyphs[at - 1].IsLetter || glyph.IsDigit != glyphs[at - 1].IsDigit || NameReading.IsHump(glyphs, at);
            if (isCut && token.Length > 0)
            {
                tokens.Add(token.ToString());
                token.Clear();
            }

            if (glyph.IsLetter || glyph.IsDigit)
            {
                token.Append(glyph.Letter);
            }
        }

        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
        }

        return tokens;
    }

    /// <summary>Finds a pair of words.</summary>
    /// <param name="tokens">The words.</param>
    /// <returns>The pair as people are told, or null.</returns>
    public static string? FindPair(IReadOnlyList<string> tokens)
    {
        string? before = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            foreach (var word in Forms(tokens[at]))
            {
                if (before is not null && Forms(before).FirstOrDefault(one => _pairs.Contains($"{one} {word}")) is { } one && !IsHarmless(tokens, at))
                {
                    return $"{one} {word}";
                }
            }

            before = _between.Contains(tokens[at]) ? before : tokens[at];
        }

        return null;
    }

    /// <summary>Finds a short form; its letters may stand apart, as in <c>A/R</c>.</summary>
    /// <param name="tokens">The words.</param>
    /// <returns>The short form, or null.</returns>
    public static string? FindShort(IReadOnlyList<string> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var spelled = tokens[at];
            for (var next = at + 1; tokens[at].Length == 1 && next < tokens.Count && tokens[next].Length == 1 && spelled.Length < 5; next++)
            {
                spelled += tokens[next];
                if (_short.Contains(spelled))
                {
                    return spelled;
                }
            }

            if (Forms(tokens[at]).FirstOrDefault(_short.Contains) is { } found
                && !(at > 0 && _harmless.Contains($"{tokens[at - 1]} {tokens[at]}"))
                && !(at + 1 < tokens.Count && _harmless.Contains($"{tokens[at]} {tokens[at + 1]}")))
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsHarmless(IReadOnlyList<string> tokens, int at) =>
        at > 1 && _harmless.Contains($"{tokens[at - 2]} {tokens[at - 1]} {tokens[at]}");

    private static string[] Forms(string token) => token.Length > 2 && token[^1] == 's' ? [token, token[..^1]] : [token];
}
