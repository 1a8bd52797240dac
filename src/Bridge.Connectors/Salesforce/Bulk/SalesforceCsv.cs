using System.Globalization;
using System.Text;
using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Writes records as the file of an ingest job: an empty cell leaves a field alone, <c>#N/A</c> empties it.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Prepare CSV Files"; limits: "Bulk API and Bulk API 2.0 Limits and Allocations".</remarks>
internal static class SalesforceCsv
{
    private const string Null = "#N/A";
    private const int LongestCell = 32_000;
    private const int UsualRow = 400;

    /// <summary>Tells whether a file can say what a record says.</summary>
    /// <param name="write">The record.</param>
    /// <returns>False for a text that would be read as something else, or is too long for a cell, and for a cleared relationship.</returns>
    public static bool CanSay(Write write)
    {
        var shape = write.Fields.Shape;
        for (var position = 0; position < shape.Fields.Count; position++)
        {
            var value = write.Fields[position];
            if (value.IsBlank ? shape.Fields[position].Name.Contains('.', StringComparison.Ordinal)
                : value.IsSent && value.ToString() is var text && (text == Null || text.Length > LongestCell || string.IsNullOrWhiteSpace(text)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes the first of some records, as many as fit.</summary>
    /// <param name="batch">The records; all of one shape.</param>
    /// <param name="mostBytes">Most bytes of the file; one record is written in any case.</param>
    /// <param name="count">Records that were written.</param>
    /// <returns>The file.</returns>
    public static PooledBytes Write(IReadOnlyList<Write> batch, int mostBytes, out int count)
    {
        var shape = batch[0].Fields.Shape;
        int[] sent = [.. Enumerable.Range(0, shape.Fields.Count).Where(position => batch.Any(write => write.Fields[position].IsSent))];
        var file = new PooledBytes(Math.Min(mostBytes, UsualRow * batch.Count));
        var row = new StringBuilder();
        Cell(row, SalesforceKind.KeyField);
        foreach (var position in sent)
        {
            Cell(row.Append(','), shape.Fields[position].Name);
        }

        count = 0;
        End(file, row);
        foreach (var write in batch)
        {
            Cell(row, write.ExternalId);
            foreach (var position in sent)
            {
                Cell(row.Append(','), Text(write.Fields[position], shape.Fields[position].Type));
            }

            if (count > 0 && file.Written.Length + (3 * row.Length) > mostBytes)
            {
                break;
            }

            count++;
            End(file, row);
        }

        return file;
    }

    private static string Text(FieldValue value, FieldType type) => value switch
    {
        { IsSent: false } => "",
        { IsBlank: true } => type == FieldType.Flag ? "false" : Null,
        { AsNumber: { } number } => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static void Cell(StringBuilder row, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0 && text == text.Trim())
        {
            row.Append(text);
            return;
        }

        row.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static void End(PooledBytes file, StringBuilder row)
    {
        row.Append('\n');
        foreach (var chunk in row.GetChunks())
        {
            file.Advance(Encoding.UTF8.GetBytes(chunk.Span, file.GetSpan(Encoding.UTF8.GetMaxByteCount(chunk.Length))));
        }

        row.Clear();
    }
}
