using Bridge.Core.Kpis;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>How a formula stands in docs/kpis.md.</summary>
internal static class KpiPage
{
    public static string Line(Kpi kpi, KpiVariant variant) =>
        $"| `{kpi.Id}` | {kpi.Name} | {variant.Id} | {variant.Text} | {KpiWords.Of(kpi.Unit)} | {KpiWords.Of(kpi.Merge)} | {string.Join(", ", kpi.NeedsOf(variant))} | {string.Join(", ", kpi.GuardsOf(variant))} | {kpi.Source} |";
}
