using Bridge.Sandbox.Reso.Data;
using Microsoft.OData.UriParser;

namespace Bridge.Sandbox.Reso.Query;

/// <summary>Turns the value side of a parsed filter (fields, literals, functions) into code.</summary>
internal sealed class ValueCompiler(Resource resource, TimeProvider time)
{
    public RowValue Compile(QueryNode node)
    {
        switch (FilterCompiler.Strip(node))
        {
            case ConstantNode constant:
                var cell = ConstantReader.Read(constant);
                return (_, _) => cell;
            case SingleValuePropertyAccessNode property:
                return Read(property.Property.Name);
            case CollectionPropertyAccessNode property:
                return Read(property.Property.Name);
            case NonResourceRangeVariableReferenceNode:
                return (_, item) => Cell.OfText(item);
            case SingleValueFunctionCallNode call:
                return Call(call);
            case var other:
                throw new QueryRefusedException(501, $"An expression of kind {other.Kind} is not supported.", "$filter");
        }
    }

    private RowValue Read(string name)
    {
        var read = resource.Find(name)?.Read
            ?? throw new QueryRefusedException(400, $"Could not find a property named '{name}'.", "$filter");
        return (row, _) => read(row);
    }

    private RowValue Call(SingleValueFunctionCallNode call)
    {
        if (call.Name == "now")
        {
            var now = Cell.OfInstant(time.GetUtcNow().UtcTicks);
            return (_, _) => now;
        }

        var argument = Compile(call.Parameters.First());
        Func<Cell, Cell> apply = call.Name switch
        {
            "tolower" => static cell => Cell.OfText(cell.Text?.ToLowerInvariant()),
            "toupper" => static cell => Cell.OfText(cell.Text?.ToUpperInvariant()),
            "trim" => static cell => Cell.OfText(cell.Text?.Trim()),
            "length" => static cell => cell.Text is { } text ? Cell.OfNumber(text.Length) : Cell.Null,
            "year" => static cell => Part(cell, day => day.Year),
            "month" => static cell => Part(cell, day => day.Month),
            "day" => static cell => Part(cell, day => day.Day),
            _ => throw new QueryRefusedException(501, $"The function {call.Name} is not supported.", "$filter"),
        };
        return (row, item) => apply(argument(row, item));
    }

    private static Cell Part(in Cell cell, Func<DateOnly, int> part) => cell.Kind switch
    {
        CellKind.Date => Cell.OfNumber(part(DateOnly.FromDayNumber((int)cell.Number))),
        CellKind.Instant => Cell.OfNumber(part(DateOnly.FromDateTime(new DateTime(cell.Number, DateTimeKind.Utc)))),
        _ => Cell.Null,
    };
}
