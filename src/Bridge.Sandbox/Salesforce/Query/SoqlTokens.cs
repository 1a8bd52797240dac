using System.Text;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Cuts a query into words, texts and signs.</summary>
/// <remarks>Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".</remarks>
internal sealed class SoqlTokens
{
    private readonly List<(string Text, bool IsQuoted)> _tokens = [];
    private int _at;

    public SoqlTokens(string soql)
    {
        for (var at = 0; at < soql.Length;)
        {
            at = soql[at] switch
            {
                var space when char.IsWhiteSpace(space) => at + 1,
                '\'' => Quoted(soql, at + 1),
                '(' or ')' or ',' => Sign(soql, at, 1),
                '<' or '>' or '!' or '=' => Sign(soql, at, at + 1 < soql.Length && soql[at + 1] is '=' or '>' && soql[at] is not '=' ? 2 : 1),
                _ => Word(soql, at),
            };
        }
    }

    public bool IsAtEnd => _at >= _tokens.Count;

    /// <summary>Takes the next token if it is a word or sign, compared without case.</summary>
    public bool Takes(string word)
    {
        if (!IsNext(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    public bool IsNext(string word) =>
        !IsAtEnd && !_tokens[_at].IsQuoted && string.Equals(_tokens[_at].Text, word, StringComparison.OrdinalIgnoreCase);

    public void Expect(string word)
    {
        if (!Takes(word))
        {
            throw Unexpected();
        }
    }

    public (string Text, bool IsQuoted) Next() => IsAtEnd ? throw Unexpected() : _tokens[_at++];

    public SoqlRefusedException Unexpected() =>
        new("MALFORMED_QUERY", IsAtEnd ? "unexpected token: <EOF>" : $"unexpected token: '{_tokens[_at].Text}'");

    private int Sign(string soql, int at, int length)
    {
        _tokens.Add((soql.Substring(at, length), false));
        return at + length;
    }

    private int Word(string soql, int at)
    {
        var end = at;
        while (end < soql.Length && !char.IsWhiteSpace(soql[end]) && soql[end] is not ('(' or ')' or ',' or '\'' or '<' or '>' or '!' or '='))
        {
            end++;
        }

        _tokens.Add((soql[at..end], false));
        return end;
    }

    private int Quoted(string soql, int at)
    {
        var text = new StringBuilder();
        for (; at < soql.Length && soql[at] != '\''; at++)
        {
            if (soql[at] != '\\')
            {
                text.Append(soql[at]);
                continue;
            }

            at++;
            text.Append(at >= soql.Length ? throw new SoqlRefusedException("MALFORMED_QUERY", "line 1: mismatched character '<EOF>' expecting '''") : soql[at] switch
            {
                'n' or 'N' => '\n',
                'r' or 'R' => '\r',
                't' or 'T' => '\t',
                'b' or 'B' => '\b',
                'f' or 'F' => '\f',
                '\\' or '\'' or '"' => soql[at],
                _ => throw new SoqlRefusedException("MALFORMED_QUERY", $"Illegal string literal: invalid escape sequence \\{soql[at]}"),
            });
        }

        if (at >= soql.Length)
        {
            throw new SoqlRefusedException("MALFORMED_QUERY", "line 1: mismatched character '<EOF>' expecting '''");
        }

        _tokens.Add((text.ToString(), true));
        return at + 1;
    }
}
