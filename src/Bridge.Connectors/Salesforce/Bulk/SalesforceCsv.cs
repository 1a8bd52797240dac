using System.Globalization;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Connectors.Salesforce.Bulk;

/// <summary>Writes records as the file of an ingest job: an empty cell leaves a field alone, <c>#N/A</c> empties it.</summary>
/// <remarks>Source: Bulk API 2.0 Developer Guide, "Prepare CSV Files"; limits: "Bulk API and Bulk API 2.0 Limits and Allocations".</remarks>
internal static class SalesforceCsv
{
    private const string Null = "#N/A";
    private const int LongestCell = 32_000;
    private const int UsualRow = 400;
    private static readonly CsvConfiguration _format = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

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
        using var csv = new CsvWriter(new Utf8Writer(file), _format);
        csv.WriteField(SalesforceKind.KeyField);
        foreach (var position in sent)
        {
            csv.WriteField(shape.Fields[position].Name);
        }

        count = 0;
        End(csv);
        foreach (var write in batch)
        {
            var before = file.Written.Length;
            csv.WriteField(write.ExternalId);
            foreach (var position in sent)
            {
                csv.WriteField(Text(write.Fields[position], shape.Fields[position].Type));
            }

            End(csv);
            if (count > 0 && file.Written.Length > mostBytes)
            {
                file.CutTo(before);
                break;
            }

            count++;
        }

        return file;
    }

    private static void End(CsvWriter csv)
    {
        csv.NextRecord();
        csv.Flush();
    }

    private static string Text(FieldValue value, FieldType type) => value switch
    {
        { IsSent: false } => "",
        { IsBlank: true } => type == FieldType.Flag ? "false" : Null,
        { AsNumber: { } number } => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
