using System.Text.RegularExpressions;
using Bridge.Host.Tests;

namespace Bridge.Architecture.Tests;

/// <summary>A source file as the checks read it: comments never count, texts count only where a check asks for them.</summary>
/// <remarks>A reader of tokens, not of C#: holes of interpolated texts are read as text, which <see cref="WithTexts"/> shows.</remarks>
internal sealed partial class SourceText
{
    private SourceText(string file, string source)
    {
        File = file;
        Lines = source.Split('\n').Length - (source.EndsWith('\n') ? 1 : 0);
        WithTexts = Tokens().Replace(source, token => token.Groups["comment"].Success ? Blank(token.Value) : token.Value);
        Code = Tokens().Replace(source, token => Blank(token.Value));
    }

    /// <summary>Path from the root of the checkout, with slashes.</summary>
    public string File { get; }

    public int Lines { get; }

    /// <summary>The source without comments.</summary>
    public string WithTexts { get; }

    /// <summary>The source without comments, texts and characters.</summary>
    public string Code { get; }

    public static SourceText Of(string source, string file = "planted.cs") => new(file, source);

    public static IReadOnlyList<SourceText> Below(params string[] path) =>
        [.. Repository.Sources(Path.Combine(path)).Order(StringComparer.Ordinal).Select(Read)];

    /// <summary>File and line of each match, for a message that can be clicked.</summary>
    public IEnumerable<string> Find(Regex pattern, bool inTexts = false, Func<Match, bool>? where = null)
    {
        var text = inTexts ? WithTexts : Code;
        return pattern.Matches(text).Where(where ?? (_ => true)).Select(match => $"{File}:{text.AsSpan(0, match.Index).Count('\n') + 1}: {match.Value.Trim()}");
    }

    private static SourceText Read(string path) =>
        new(Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), System.IO.File.ReadAllText(path));

    // Line breaks stay, so that line numbers do.
    private static string Blank(string token) => string.Concat(token.Select(one => one == '\n' ? '\n' : ' '));

    [GeneratedRegex(
        """
        (?<comment> //[^\n]* | /\*[\s\S]*?\*/ )
        | \$*(?<raw>"{3,})[\s\S]*?\k<raw>(?!")
        | (?:\$@|@\$|@)"(?:[^"]|"")*"
        | \$?"(?:\\.|[^"\\\n])*"
        | '(?:\\[^'\n]+|[^'\\\n])'
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Tokens();
}
