using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Json;

namespace Bridge.Host.Cli.Measures;

/// <summary>Writes the catalogue of KPIs.</summary>
internal static class KpiListOutput
{
    private static readonly string[] _headings = ["id", "name", "unit", "better", "variant", "formula", "needs", "beside it"];

    /// <summary>Writes the catalogue.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="format">table, json or csv.</param>
    public static void Write(CliContext context, string format)
    {
        var rows = KpiCatalogue.All.SelectMany(kpi => kpi.Variants.Select(variant => Cells(kpi, variant))).ToList();
        switch (format)
        {
            case "json":
                context.Out.WriteLine(Json());
                break;
            case "csv":
                context.Out.WriteLine(string.Join(',', _headings));
                rows.ForEach(row => context.Out.WriteLine(string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""))));
                break;
            case var _ when context.IsTerminal:
                KpiCatalogue.All.ToList().ForEach(kpi => WriteForPeople(context, kpi));
                break;
            default:
                PlainTable.Print(context.Out, _headings, [.. rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(cell => new Cell(cell))])]);
                break;
        }
    }

    // Formulas are sentences: in columns beside each other no terminal is wide enough for them.
    private static void WriteForPeople(CliContext context, Kpi kpi)
    {
        WrappedText.Write(context, $"{kpi.Id}: {kpi.Name}, {KpiWords.Of(kpi.Unit)}{(Better(kpi) is "-" ? "" : $", {Better(kpi)} is better")}", indent: 2);
        foreach (var variant in kpi.Variants)
        {
            WrappedText.Write(context, $"  {variant.Id}: {variant.Text}", indent: 4);
        }

        if (kpi.Guards.Count > 0)
        {
            WrappedText.Write(context, $"  beside it: {string.Join(", ", kpi.Guards)}", indent: 4);
        }
    }

    private static string[] Cells(Kpi kpi, KpiVariant variant) =>
    [
        kpi.Id, kpi.Name, KpiWords.Of(kpi.Unit), Better(kpi), variant.Id, variant.Text,
        string.Join("; ", kpi.NeedsOf(variant)), string.Join(' ', kpi.GuardsOf(variant)),
    ];

    private static string Better(Kpi kpi) => kpi.Direction switch
    {
        KpiDirection.Higher => "higher",
        KpiDirection.Lower => "lower",
        _ => "-",
    };

    private static string Json() => JsonText.Render(json =>
    {
        json.WriteStartArray();
        foreach (var kpi in KpiCatalogue.All)
        {
            json.WriteStartObject();
            json.WriteString("id", kpi.Id);
            json.WriteString("name", kpi.Name);
            json.WriteString("unit", KpiWords.Of(kpi.Unit));
            json.WriteString("better", Better(kpi));
            json.WriteString("merge", KpiWords.Of(kpi.Merge));
            json.WriteString("source", kpi.Source);
            json.WriteStartArray("guards");
            kpi.Guards.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
            json.WriteStartArray("variants");
            foreach (var variant in kpi.Variants)
            {
                json.WriteStartObject();
                json.WriteString("id", variant.Id);
                json.WriteString("formula", variant.Text);
                json.WriteStartArray("needs");
                kpi.NeedsOf(variant).ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteStartArray("guards");
                kpi.GuardsOf(variant).ToList().ForEach(json.WriteStringValue);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
