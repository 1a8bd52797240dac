using Bridge.Connectors.Workbook.Cells;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;

namespace Bridge.Connectors.Workbook.Sheets;

/// <summary>Reads records out of a sheet.</summary>
internal static class SheetReading
{
    /// <summary>Reads the rows of some records.</summary>
    /// <param name="rows">The sheet.</param>
    /// <param name="externalIds">Whose.</param>
    /// <param name="shape">The fields.</param>
    /// <param name="is1904">True when the workbook counts days from 1904.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    /// <returns>One state for each record that is there; the first of two rows with the same key.</returns>
    public static IReadOnlyList<TargetState> Read(
        SheetRows rows, IEnumerable<string> externalIds, TargetShape shape, bool is1904, CancellationToken cancellationToken)
    {
        rows.Headings.Require(Array.Empty<string>());
        var columns = rows.Headings.For(shape);
        var open = externalIds.ToHashSet(StringComparer.Ordinal);
        var states = new List<TargetState>(open.Count);
        while (open.Count > 0 && rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = rows.Key;
            if (!open.Remove(key))
            {
                continue;
            }

            var fields = new MappedRecord(shape);
            for (var position = 0; position < columns.Length; position++)
            {
                if (columns[position] >= 0)
                {
                    var value = rows.Find(columns[position]) is { } cell ? rows.Value(cell) : CellValue.Blank;
                    fields[position] = CellConversion.ToField(value, shape.Fields[position], is1904);
                }
            }

            states.Add(new TargetState(key, key, fields));
        }

        return states;
    }
}
