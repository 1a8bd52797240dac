using System.Globalization;
using Bridge.Core.Kpis;

namespace Bridge.Host.Features.Measures;

/// <summary>Writes figures for spreadsheets.</summary>
internal static class KpiCsv
{
    /// <summary>The first line.</summary>
    public const string Heading = "kpi,variant,from,to,group,value,numerator,denominator,n,state,unit";

    /// <summary>Writes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>One line.</returns>
    public static string Of(KpiRow row) => string.Join(',', new[]
    {
        row.Kpi.Id, row.Figure.Variant, KpiText.Date(row.FirstDay), KpiText.Date(row.LastDay), KpiText.Group(row), Raw(row.Figure.Value), Raw(row.Figure.Numerator),
        Raw(row.Figure.Denominator), row.Figure.N.ToString(CultureInfo.InvariantCulture), KpiWords.Of(row.Figure.State), KpiWords.Of(row.Kpi.Unit),
    }.Select(Quoted));

    // A spreadsheet runs what begins with these, and names of agents and queues come from outside.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+@\t".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Raw(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
