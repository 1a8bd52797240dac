using Bridge.Sandbox.Reso.Data;
using Microsoft.OData.UriParser;
using static Microsoft.OData.UriParser.BinaryOperatorKind;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>
/// Takes out of a filter what the indexes can answer: bounds on the timestamp, on the key, and the keyset form
/// "later, or equally late with a greater key". What is left must be tested row by row.
/// </summary>
internal sealed class WindowFinder(Resource resource)
{
    public (Window Window, IReadOnlyList<QueryNode> Tests) Find(QueryNode? filter)
    {
        var window = new Window();
        var rest = new List<QueryNode>();
        if (filter is not null)
        {
            Split(FilterCompiler.Strip(filter), window, rest);
        }

        return (window, rest);
    }

    private void Split(QueryNode node, Window window, List<QueryNode> rest)
    {
        if (node is BinaryOperatorNode { OperatorKind: And } and)
        {
            Split(FilterCompiler.Strip(and.Left), window, rest);
            Split(FilterCompiler.Strip(and.Right), window, rest);
        }
        else if (!TryTime(node, window) && !TryKey(node, window) && !TryConstant(node, window) && !TryKeyset(node, window))
        {
            rest.Add(node);
        }
    }

    private bool TryTime(QueryNode node, Window window)
    {
        if (resource.Store is null || Comparison(node, resource.Watermark) is not (var kind, { Kind: CellKind.Instant } at))
        {
            return false;
        }

        switch (kind)
        {
            case GreaterThan:
                window.NotBefore(at.Number + 1, 0);
                return true;
            case GreaterThanOrEqual:
                window.NotBefore(at.Number, 0);
                return true;
            case LessThan:
                window.Before(at.Number, 0);
                return true;
            case LessThanOrEqual:
                window.Before(at.Number + 1, 0);
                return true;
            case Equal:
                window.NotBefore(at.Number, 0);
                window.Before(at.Number + 1, 0);
                return true;
            default:
                return false;
        }
    }

    private bool TryKey(QueryNode node, Window window)
    {
        if (Comparison(node, resource.Key.Name) is not (var kind, { IsNull: false } key))
        {
            return false;
        }

        var first = resource.FirstAtOrAfter(key);
        var next = first + (resource.FindRow(key) is null ? 0 : 1);
        switch (kind)
        {
            case GreaterThan:
                window.NotBeforeRow(next);
                return true;
            case GreaterThanOrEqual:
                window.NotBeforeRow(first);
                return true;
            case LessThan:
                window.BeforeRow(first);
                return true;
            case LessThanOrEqual:
                window.BeforeRow(next);
                return true;
            case Equal:
                window.NotBeforeRow(first);
                window.BeforeRow(next);
                return true;
            default:
                return false;
        }
    }

    private bool TryConstant(QueryNode node, Window window)
    {
        if (node is not BinaryOperatorNode { OperatorKind: Equal, Left: var left, Right: var right }
            || FilterCompiler.Strip(left) is not SingleValuePropertyAccessNode property
            || resource.Find(property.Property.Name)?.Constant is not { } only
            || FilterCompiler.Strip(right) is not ConstantNode constant)
        {
            return false;
        }

        if (!string.Equals(ConstantReader.Read(constant).Text, only, StringComparison.Ordinal))
        {
            window.Nothing();
        }

        return true;
    }

    private bool TryKeyset(QueryNode node, Window window)
    {
        if (resource.Store is null || node is not BinaryOperatorNode { OperatorKind: Or } or)
        {
            return false;
        }

        var (later, tie) = (FilterCompiler.Strip(or.Left), FilterCompiler.Strip(or.Right));
        if (later is BinaryOperatorNode { OperatorKind: And })
        {
            (later, tie) = (tie, later);
        }

        if (Comparison(later, resource.Watermark) is not (GreaterThan, var after)
            || tie is not BinaryOperatorNode { OperatorKind: And } both
            || Comparison(FilterCompiler.Strip(both.Left), resource.Watermark) is not (Equal, var same)
            || Comparison(FilterCompiler.Strip(both.Right), resource.Key.Name) is not (GreaterThan, { IsNull: false } key)
            || after.Kind != CellKind.Instant || after.Number != same.Number)
        {
            return false;
        }

        window.NotBefore(after.Number, resource.FirstAtOrAfter(key) + (resource.FindRow(key) is null ? 0 : 1));
        return true;
    }

    private static (BinaryOperatorKind Kind, Cell Value)? Comparison(QueryNode node, string field) =>
        node is BinaryOperatorNode binary
        && FilterCompiler.Strip(binary.Left) is SingleValuePropertyAccessNode property
        && property.Property.Name == field
        && FilterCompiler.Strip(binary.Right) is ConstantNode constant
            ? (binary.OperatorKind, ConstantReader.Read(constant))
            : null;
}
