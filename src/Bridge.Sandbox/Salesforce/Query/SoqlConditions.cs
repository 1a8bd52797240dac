using System.Text.RegularExpressions;
using Bridge.Sandbox.Salesforce.Store;

namespace Bridge.Sandbox.Salesforce.Query;

/// <summary>Reads what stands behind WHERE.</summary>
internal sealed class SoqlConditions(SoqlTokens tokens, SoqlColumns columns)
{
    public Func<SObjectRow, bool> Read()
    {
        var first = ReadPart();
        var joint = tokens.IsNext("AND") ? "AND" : "OR";
        while (tokens.Takes(joint))
        {
            var (left, right) = (first, ReadPart());
            first = joint == "AND" ? row => left(row) && right(row) : row => left(row) || right(row);
        }

        // Without brackets a real org refuses a mixture.
        return tokens.IsNext("AND") || tokens.IsNext("OR") ? throw tokens.Unexpected() : first;
    }

    private Func<SObjectRow, bool> ReadPart()
    {
        if (tokens.Takes("NOT"))
        {
            var inner = ReadPart();
            return row => !inner(row);
        }

        if (tokens.Takes("("))
        {
            var inner = Read();
            tokens.Expect(")");
            return inner;
        }

        return ReadComparison(columns.Find(tokens.Next().Text));
    }

    private Func<SObjectRow, bool> ReadComparison(SoqlColumn column)
    {
        var isNegated = tokens.Takes("NOT");
        if (tokens.Takes("IN"))
        {
            return In(column, isNegated);
        }

        if (tokens.Takes("LIKE"))
        {
            var pattern = Like(tokens.Next().Text);
            return row => column.Value(row) is string text && pattern.IsMatch(text);
        }

        var sign = tokens.Next().Text;
        var values = new SoqlValues(column.Field);
        var value = values.Read(tokens.Next());
        return sign switch
        {
            "=" => row => values.AreEqual(column.Value(row), value),
            "!=" or "<>" => row => !values.AreEqual(column.Value(row), value),
            "<" => row => values.Compare(column.Value(row), value) < 0,
            "<=" => row => values.Compare(column.Value(row), value) <= 0,
            ">" => row => values.Compare(column.Value(row), value) > 0,
            ">=" => row => values.Compare(column.Value(row), value) >= 0,
            _ => throw new SoqlRefusedException("MALFORMED_QUERY", $"unexpected token: '{sign}'"),
        };
    }

    private Func<SObjectRow, bool> In(SoqlColumn column, bool isNegated)
    {
        var values = new SoqlValues(column.Field);
        var set = new HashSet<object>(values);
        var hasNull = false;
        tokens.Expect("(");
        do
        {
            if (values.Read(tokens.Next()) is { } value)
            {
                set.Add(value);
            }
            else
            {
                hasNull = true;
            }
        }
        while (tokens.Takes(","));
        tokens.Expect(")");
        return row => (column.Value(row) is { } value ? set.Contains(value) : hasNull) != isNegated;
    }

    private static Regex Like(string pattern) => new(
        $"^{Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal)}$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));
}
