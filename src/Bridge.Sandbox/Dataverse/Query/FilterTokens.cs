using System.Text.RegularExpressions;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>Cuts a filter into words, texts in quotes, and marks.</summary>
internal sealed partial class FilterTokens
{
    private readonly List<string> _tokens = [];
    private int _at;

    public FilterTokens(string text)
    {
        var end = 0;
        foreach (Match match in Token().Matches(text))
        {
            if (text[end..match.Index].Trim().Length > 0)
            {
                throw Refused(text);
            }

            _tokens.Add(match.Value);
            end = match.Index + match.Length;
        }

        if (text[end..].Trim().Length > 0)
        {
            throw Refused(text);
        }
    }

    public string? Next => _at < _tokens.Count ? _tokens[_at] : null;

    public string Take() => Next is { } token ? _tokens[_at++] ?? token : throw Refused("the end");

    public bool TryTake(string token)
    {
        if (Next != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    public void Expect(string token)
    {
        if (!TryTake(token))
        {
            throw Refused(Next ?? "the end");
        }
    }

    public static RowRefusedException Refused(string at) => RowFaults.Syntax($"Syntax error in the $filter expression at '{at}'.");

    [GeneratedRegex(@"'(?:[^']|'')*'|[A-Za-z0-9_.:\-+]+|[(),=\[\]]")]
    private static partial Regex Token();
}
