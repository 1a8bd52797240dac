using System.Globalization;
using Bridge.Sandbox.Dataverse.Schema;
using Bridge.Sandbox.Dataverse.Store;

namespace Bridge.Sandbox.Dataverse.Query;

/// <summary>Reads <c>$filter</c>: comparisons, and, or, not, brackets, text functions, and the function In.</summary>
/// <remarks>Source: Microsoft Learn, "Filter rows using OData" and the query function In.</remarks>
internal sealed class FilterReader(EntityType type, string text)
{
    private const string InFunction = "Microsoft.Dynamics.CRM.In";
    private readonly FilterTokens _tokens = new(text);

    /// <summary>Reads the filter to its end.</summary>
    /// <exception cref="RowRefusedException">It cannot be read, or names an unknown column.</exception>
    public Func<EntityRow, bool> Read()
    {
        var test = Or();
        return _tokens.Next is { } left ? throw FilterTokens.Refused(left) : test;
    }

    private Func<EntityRow, bool> Or()
    {
        var test = And();
        while (_tokens.TryTake("or"))
        {
            var (first, second) = (test, And());
            test = row => first(row) || second(row);
        }

        return test;
    }

    private Func<EntityRow, bool> And()
    {
        var test = One();
        while (_tokens.TryTake("and"))
        {
            var (first, second) = (test, One());
            test = row => first(row) && second(row);
        }

        return test;
    }

    private Func<EntityRow, bool> One()
    {
        if (_tokens.TryTake("not"))
        {
            var inner = One();
            return row => !inner(row);
        }

        if (_tokens.TryTake("("))
        {
            var inner = Or();
            _tokens.Expect(")");
            return inner;
        }

        var word = _tokens.Take();
        return word switch
        {
            "contains" or "startswith" or "endswith" => TextFunction(word),
            InFunction => In(),
            _ => Comparison(Column(word)),
        };
    }

    private Func<EntityRow, bool> TextFunction(string function)
    {
        _tokens.Expect("(");
        var column = Column(_tokens.Take());
        _tokens.Expect(",");
        var wanted = Unquoted(_tokens.Take());
        _tokens.Expect(")");
        return row => row[column.Name] is string held && function switch
        {
            "contains" => held.Contains(wanted, StringComparison.OrdinalIgnoreCase),
            "startswith" => held.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => held.EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
        };
    }

    private Func<EntityRow, bool> In()
    {
        _tokens.Expect("(");
        _tokens.Expect("PropertyName");
        _tokens.Expect("=");
        var name = Unquoted(_tokens.Take());
        var column = type.Find(name) ?? Column(name); // the function names a lookup by its column
        _tokens.Expect(",");
        _tokens.Expect("PropertyValues");
        _tokens.Expect("=");
        _tokens.Expect("[");
        var values = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (!_tokens.TryTake("]"))
        {
            values.Add(Unquoted(_tokens.Take()));
            _tokens.TryTake(",");
        }

        _tokens.Expect(")");
        return row => Plain(row[column.Name]) is { } held && values.Contains(Convert.ToString(held, CultureInfo.InvariantCulture) ?? "");
    }

    private Func<EntityRow, bool> Comparison(Column column)
    {
        var sign = _tokens.Take();
        var wanted = Literal(_tokens.Take());
        return sign switch
        {
            "eq" => row => Order(row[column.Name], wanted) is 0,
            "ne" => row => Order(row[column.Name], wanted) is not 0,
            "gt" => row => Order(row[column.Name], wanted) is > 0,
            "ge" => row => Order(row[column.Name], wanted) is >= 0,
            "lt" => row => Order(row[column.Name], wanted) is < 0,
            "le" => row => Order(row[column.Name], wanted) is <= 0,
            _ => throw FilterTokens.Refused(sign),
        };
    }

    private Column Column(string name) => type.FindProperty(name) ?? throw new RowRefusedException(
        400, "0x80060888", $"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{type.Name}'.");

    private static object? Literal(string token) => token switch
    {
        "null" => null,
        "true" => true,
        "false" => false,
        ['\'', ..] => Unquoted(token),
        _ when Guid.TryParse(token, out var id) => id,
        _ when decimal.TryParse(token, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ when DateTimeOffset.TryParse(token, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
        _ => throw FilterTokens.Refused(token),
    };

    private static string Unquoted(string token) => token is ['\'', .. var inner, '\''] ? inner.Replace("''", "'", StringComparison.Ordinal) : token;

    private static object? Plain(object? value) => value switch
    {
        EntityReference reference => reference.Id,
        int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        DateOnly day => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        _ => value,
    };

    // Null where the two cannot be put into an order.
    private static int? Order(object? held, object? wanted) => (Plain(held), wanted) switch
    {
        (null, null) => 0,
        (string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
        (IComparable left, { } right) when left.GetType() == right.GetType() => left.CompareTo(right),
        _ => null,
    };
}
