using Bridge.Sandbox.Reso.Data;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Whether a row (inside any/all: and one item of its collection) passes.</summary>
internal delegate bool RowTest(int row, string? item);

/// <summary>The value an expression has for a row.</summary>
internal delegate Cell RowValue(int row, string? item);

/// <summary>Turns a parsed filter into code that tests one row at a time.</summary>
/// <remarks>Source: OData 4.01 part 2 URL conventions, 5.1.1 (operators, null handling, in, any, all).</remarks>
internal sealed class FilterCompiler(Resource resource, TimeProvider time)
{
    private readonly ValueCompiler _values = new(resource, time);

    public RowTest Compile(QueryNode node) => Strip(node) switch
    {
        BinaryOperatorNode binary => Binary(binary),
        UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Not(Compile(not.Operand)),
        InNode inside => In(inside),
        AnyNode any => Any(any),
        AllNode all => All(all),
        SingleValueFunctionCallNode { Name: "contains" or "startswith" or "endswith" } call => TextTest(call),
        var value => Truth(_values.Compile(value)),
    };

    public static QueryNode Strip(QueryNode node)
    {
        while (node is ConvertNode convert)
        {
            node = convert.Source;
        }

        return node;
    }

    private RowTest Binary(BinaryOperatorNode node)
    {
        switch (node.OperatorKind)
        {
            case BinaryOperatorKind.And:
                var (first, second) = (Compile(node.Left), Compile(node.Right));
                return (row, item) => first(row, item) && second(row, item);
            case BinaryOperatorKind.Or:
                var (either, other) = (Compile(node.Left), Compile(node.Right));
                return (row, item) => either(row, item) || other(row, item);
            default:
                return Comparison(node.OperatorKind, _values.Compile(node.Left), _values.Compile(node.Right));
        }
    }

    private static RowTest Comparison(BinaryOperatorKind kind, RowValue left, RowValue right) => kind switch
    {
        BinaryOperatorKind.Equal => (row, item) => Same(left(row, item), right(row, item)),
        BinaryOperatorKind.NotEqual => (row, item) => !Same(left(row, item), right(row, item)),
        BinaryOperatorKind.GreaterThan => (row, item) => Order(left(row, item), right(row, item)) is > 0,
        BinaryOperatorKind.GreaterThanOrEqual => (row, item) => Order(left(row, item), right(row, item)) is >= 0,
        BinaryOperatorKind.LessThan => (row, item) => Order(left(row, item), right(row, item)) is < 0,
        BinaryOperatorKind.LessThanOrEqual => (row, item) => Order(left(row, item), right(row, item)) is <= 0,
        BinaryOperatorKind.Has => (row, item) => Has(left(row, item), right(row, item)),
        _ => throw new QueryRefusedException(501, $"The operator {kind} is not supported.", "$filter"),
    };

    /// <summary>Null compared with anything by lt, le, gt or ge is false.</summary>
    private static int? Order(in Cell left, in Cell right) =>
        left.IsNull || right.IsNull ? null : Cell.Compare(Aligned(left, right), Aligned(right, left));

    private static bool Same(in Cell left, in Cell right)
    {
        if (left.IsNull || right.IsNull)
        {
            return left.IsNull && right.IsNull;
        }

        if (left.Kind == CellKind.Many || right.Kind == CellKind.Many)
        {
            return Set(left).SetEquals(Set(right));
        }

        return Cell.Compare(Aligned(left, right), Aligned(right, left)) == 0;
    }

    private static bool Has(in Cell left, in Cell right) => !left.IsNull && Set(left).IsSupersetOf(Set(right));

    private static HashSet<string> Set(in Cell cell) =>
        new(cell.Items ?? [cell.Text ?? ""], StringComparer.Ordinal);

    /// <summary>A date beside an instant means its midnight, UTC.</summary>
    private static Cell Aligned(in Cell cell, in Cell other) =>
        cell.Kind == CellKind.Date && other.Kind == CellKind.Instant
            ? Cell.OfInstant(cell.Number * TimeSpan.TicksPerDay)
            : cell;

    private static RowTest Not(RowTest test) => (row, item) => !test(row, item);

    private static RowTest Truth(RowValue value) =>
        (row, item) => value(row, item) is { Kind: CellKind.Flag, Number: 1 };

    private RowTest In(InNode node)
    {
        var left = _values.Compile(node.Left);
        if (node.Right is not CollectionConstantNode list)
        {
            throw new QueryRefusedException(501, "in needs a list of literals.", "$filter");
        }

        var cells = list.Collection.Select(ConstantReader.Read).ToArray();
        if (cells.All(cell => cell.Kind == CellKind.Text))
        {
            var words = cells.Select(cell => cell.Text ?? "").ToHashSet(StringComparer.Ordinal);
            return (row, item) => left(row, item) is { Kind: CellKind.Text, Text: { } text } && words.Contains(text);
        }

        return (row, item) =>
        {
            var value = left(row, item);
            return Array.Exists(cells, cell => Same(value, cell));
        };
    }

    private RowTest Any(AnyNode node)
    {
        var source = _values.Compile(node.Source);
        var test = Compile(node.Body);
        return (row, _) => Array.Exists(source(row, null).Items ?? [], item => test(row, item));
    }

    private RowTest All(AllNode node)
    {
        var source = _values.Compile(node.Source);
        var test = Compile(node.Body);
        return (row, _) => Array.TrueForAll(source(row, null).Items ?? [], item => test(row, item));
    }

    private RowTest TextTest(SingleValueFunctionCallNode call)
    {
        var arguments = call.Parameters.Select(_values.Compile).ToArray();
        Func<string, string, bool> test = call.Name switch
        {
            "contains" => static (text, part) => text.Contains(part, StringComparison.Ordinal),
            "startswith" => static (text, part) => text.StartsWith(part, StringComparison.Ordinal),
            _ => static (text, part) => text.EndsWith(part, StringComparison.Ordinal),
        };
        return (row, item) => arguments[0](row, item).Text is { } text
            && arguments[1](row, item).Text is { } part && test(text, part);
    }
}
