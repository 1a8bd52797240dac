using System.Globalization;
using System.Text.Json;
using Bridge.Host.Json;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Reports;

/// <summary>Writes a report for programs: numbers whole, percent as 0 to 100.</summary>
internal static class ReportJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>A JSON object.</returns>
    public static string Of(Report report) => JsonText.Render(json =>
    {
        json.WriteStartObject();
        json.WriteString("report", report.Name);
        json.WriteString("period", report.Period.Name);
        json.WriteString("from", Day(report.Period.First));
        json.WriteString("to", Day(report.Period.Last));
        json.WriteString("summary", report.Summary);
        json.WriteStartObject("tables");
        foreach (var table in report.Tables)
        {
            json.WriteStartArray(table.Name);
            foreach (var row in table.Rows)
            {
                Row(json, table.Columns, row);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("notes");
        report.Notes.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Row(Utf8JsonWriter json, IReadOnlyList<string> columns, IReadOnlyList<TableCell> row)
    {
        json.WriteStartObject();
        foreach (var (name, cell) in columns.Zip(row))
        {
            switch (cell)
            {
                case { Number: { } number }:
                    json.WriteNumber(name, number);
                    break;
                case { Text: null, Day: null }:
                    json.WriteNull(name);
                    break;
                default:
                    json.WriteString(name, cell.ToRaw());
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
