using System.Globalization;
using System.Text.Json;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;

namespace Bridge.Host.Cli.Measures;

/// <summary>Writes figures: rounded for people, whole for programs.</summary>
internal static class KpiOutput
{
    private static readonly string[] _headings = ["KPI", "variant", "group", "value", "numerator", "denominator", "n", "state"];

    /// <summary>Writes an answer.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="format">table, json or csv.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="rows">The answer.</param>
    public static void Write(CliContext context, string format, KpiQuery query, IReadOnlyList<KpiRow> rows)
    {
        switch (format)
        {
            case "json":
                context.Out.WriteLine(Json(rows));
                break;
            case "csv":
                context.Out.WriteLine("kpi,variant,from,to,group,value,numerator,denominator,n,state,unit");
                foreach (var row in rows)
                {
                    context.Out.WriteLine(Csv(row));
                }

                break;
            default:
                WriteTable(context, query, rows);
                break;
        }
    }

    private static void WriteTable(CliContext context, KpiQuery query, IReadOnlyList<KpiRow> rows)
    {
        context.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Date(query.FirstDay)} to {Date(query.LastDay)}, channel {query.Channel}, in time within {query.Settings.WithinSeconds} s, hanging up forgiven up to {query.Settings.ShortSeconds} s"));
        IReadOnlyList<IReadOnlyList<Cell>> cells = [.. rows.Select(Cells)];
        if (context.IsTerminal)
        {
            TerminalTable.Print(context.Out, _headings, cells);
        }
        else
        {
            PlainTable.Print(context.Out, _headings, cells);
        }

        foreach (var kpi in rows.Select(row => row.Kpi).Distinct().Where(kpi => kpi.Guards.Count > 0))
        {
            context.Out.WriteLine($"{kpi.Id} misleads alone ({kpi.GuardedBecause}): read it with {string.Join(", ", kpi.Guards)}.");
        }
    }

    private static Cell[] Cells(KpiRow row)
    {
        var tone = row.Figure.State is KpiState.Ok ? Tone.Plain : Tone.Careful;
        return
        [
            new(row.Kpi.Name), new(row.Figure.Variant), new(Group(row)), new(Value(row.Kpi.Unit, row.Figure.Value), tone), new(Part(row.Figure.Numerator)),
            new(Part(row.Figure.Denominator)), new(row.Figure.N.ToString(CultureInfo.InvariantCulture)), new(State(row.Figure), tone),
        ];
    }

    private static string Value(KpiUnit unit, double? value) => value is not { } number ? "-"
        : unit == KpiUnit.Calls ? number.ToString("0", CultureInfo.InvariantCulture)
        : Math.Round((decimal)number, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + (unit == KpiUnit.Percent ? " %" : " s");

    private static string Part(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";

    private static string State(KpiFigure figure) => figure.State == KpiState.NotAvailable
        ? $"no input: {string.Join(", ", KpiWords.Of(figure.Missing))}" : KpiWords.Of(figure.State);

    private static string Json(IReadOnlyList<KpiRow> rows) => JsonText.Render(json =>
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("kpi", row.Kpi.Id);
            json.WriteString("variant", row.Figure.Variant);
            json.WriteString("from", Date(row.FirstDay));
            json.WriteString("to", Date(row.LastDay));
            json.WriteStartObject("group");
            foreach (var (name, value) in row.Group)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            Number(json, "value", row.Figure.Value);
            Number(json, "numerator", row.Figure.Numerator);
            Number(json, "denominator", row.Figure.Denominator);
            json.WriteNumber("n", row.Figure.N);
            json.WriteString("state", KpiWords.Of(row.Figure.State));
            json.WriteString("unit", KpiWords.Of(row.Kpi.Unit));
            if (row.Figure.State == KpiState.NotAvailable)
            {
                json.WriteString("missing", string.Join(", ", KpiWords.Of(row.Figure.Missing)));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static string Csv(KpiRow row) => string.Join(',', new[]
    {
        row.Kpi.Id, row.Figure.Variant, Date(row.FirstDay), Date(row.LastDay), Group(row), Raw(row.Figure.Value), Raw(row.Figure.Numerator),
        Raw(row.Figure.Denominator), row.Figure.N.ToString(CultureInfo.InvariantCulture), KpiWords.Of(row.Figure.State), KpiWords.Of(row.Kpi.Unit),
    }.Select(Quoted));

    private static string Group(KpiRow row) => string.Join("; ", row.Group.Select(one => $"{one.Name}={one.Value ?? "(none)"}"));

    // A spreadsheet runs what begins with these, and names of agents and queues come from outside.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+@\t".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Raw(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

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

    private static string Date(int day) =>
        DateOnly.FromDayNumber(day + LocalSlot.Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
