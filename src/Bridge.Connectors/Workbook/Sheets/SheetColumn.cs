using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>A column that the bridge makes.</summary>
/// <param name="Heading">Its heading, by which it is found wherever people move it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Width">Its width in characters.</param>
/// <param name="IsLocked">True for a column of the bridge, false for one that people fill.</param>
internal sealed record SheetColumn(string Heading, ColumnKind Kind, int Width, bool IsLocked)
{
    private const int Narrow = 12;
    private const int Wide = 22;

    /// <summary>A column that nobody has named yet.</summary>
    public static SheetColumn Free { get; } = new("", ColumnKind.Plain, Narrow, false);

    /// <summary>Words to choose from; empty for anything.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The column of a sheet's keys.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <returns>The column.</returns>
    public static SheetColumn Key(WorkbookSheet sheet) => new(sheet.KeyHeading, ColumnKind.Text, Wide, true);

    /// <summary>The column of a mapping's field. What is written once and then left to the people is not locked.</summary>
    /// <param name="field">The field.</param>
    /// <returns>The column.</returns>
    public static SheetColumn Of(TargetField field) => new(
        field.Name,
        field.Type switch
        {
            FieldType.Date => ColumnKind.Day,
            FieldType.Number or FieldType.Flag => ColumnKind.Plain,
            _ => ColumnKind.Text,
        },
        field.Type is FieldType.Flag or FieldType.Date or FieldType.Number ? Narrow : Wide,
        field.Owner == FieldOwner.Mls)
    {
        Choices = field.Choices,
    };
}
