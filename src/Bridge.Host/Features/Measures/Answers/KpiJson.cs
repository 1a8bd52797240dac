using System.Text.Json;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Json;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Writes figures for programs: whole, never rounded.</summary>
internal static class KpiJson
{
    /// <summary>Renders rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <returns>A JSON array.</returns>
    public static string Of(IReadOnlyList<KpiRow> rows) => JsonText.Render(json => Write(json, rows));

    /// <summary>Writes rows.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="rows">The rows.</param>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<KpiRow> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("kpi", row.Kpi.Id);
            json.WriteString("variant", row.Figure.Variant);
            json.WriteString("from", KpiText.Date(row.FirstDay));
            json.WriteString("to", KpiText.Date(row.LastDay));
            json.WriteStartObject("group");
            foreach (var (name, value) in row.Group)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            Number(json, "value", row.Figure.Value);
            Number(json, "numerator", row.Figure.Numerator);
            Number(json, "denominator", row.Figure.Denominator);
            if (row.Figure.Interval is { } interval)
            {
                json.WriteNumber("low", interval.Low);
                json.WriteNumber("high", interval.High);
            }

            json.WriteNumber("n", row.Figure.N);
            json.WriteString("state", KpiWords.Of(row.Figure.State));
            json.WriteString("unit", KpiWords.Of(row.Kpi.Unit));
            if (row.Figure.State == KpiState.NotAvailable)
            {
                json.WriteString("missing", row.Figure.Missing);
            }

            foreach (var compared in row.Compared)
            {
                Write(json, compared);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, KpiComparison compared)
    {
        json.WriteStartObject(compared.Time.Word);
        json.WriteString("from", KpiText.Date(compared.FirstDay));
        json.WriteString("to", KpiText.Date(compared.LastDay));
        Number(json, "value", compared.Figure?.Value);
        Number(json, "difference", compared.Change?.Difference);
        json.WriteString("verdict", compared.Change is { } change ? KpiWords.Of(change.Verdict) : null);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
