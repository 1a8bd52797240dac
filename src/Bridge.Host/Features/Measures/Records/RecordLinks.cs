using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Records;

/// <summary>Addresses of the records behind figures of one page or report.</summary>
/// <param name="query">What the figures were asked with.</param>
/// <param name="back">Names and values of the address that tell where to come back to: the part of the page, or the report and its period.</param>
internal sealed class RecordLinks(KpiQuery query, params (string Name, string Value)[] back)
{
    /// <summary>The address of the records behind a figure, relative to the root of the pages.</summary>
    /// <param name="row">The figure.</param>
    /// <returns>The address; null where there are none, or they are nobody's to look at.</returns>
    public string? Of(KpiRow row) => row.Figure.State == KpiState.NotAvailable || row.Figure is { N: 0, State: not KpiState.NotYetKnown } || !RecordReader.CanShow(VariantOf(row))
        ? null : Write(row, VariantOf(row));

    /// <summary>The address of the records behind a sum of figures of the same KPI, relative to the root of the pages.</summary>
    /// <param name="row">One of the figures that has cases.</param>
    /// <param name="group">What the figures of the sum share.</param>
    /// <param name="allDays">True for the days of the question; false for those of the figure.</param>
    /// <returns>The address; null where there is none.</returns>
    public string? OfSum(KpiRow row, IReadOnlyList<(string Name, string? Value)> group, bool allDays) =>
        Of(allDays ? row with { Group = group, FirstDay = query.FirstDay, LastDay = query.LastDay } : row with { Group = group });

    // A handle time that lacks a part is named otherwise than its formula.
    private static KpiVariant VariantOf(KpiRow row) => row.Kpi.Variants.FirstOrDefault(one => one.Id == row.Figure.Variant) ?? row.Kpi.Variants[0];

    private string Write(KpiRow row, KpiVariant variant)
    {
        // Quarters, months, weeks and days are told by the days alone.
        var groups = row.Group.Where(one => one.Name is not ("year" or "quarter" or "month" or "week" or "day")).ToList();
        return "kpis/records" + QueryString.Create((KeyValuePair<string, string?>[])
        [
            .. back.Select(one => new KeyValuePair<string, string?>(one.Name, one.Value)), new("kpi", row.Kpi.Id), new("variant", variant.Id), new("from", KpiText.Date(row.FirstDay)), new("to", KpiText.Date(row.LastDay)),
            new("x", query.Settings.WithinSeconds.ToString(CultureInfo.InvariantCulture)),
            .. groups.Count == 0 ? Array.Empty<KeyValuePair<string, string?>>() : [new("by", string.Join(',', groups.Select(one => one.Name))), .. groups.Select(one => new KeyValuePair<string, string?>("group", one.Value))],
        ]).ToUriComponent();
    }
}
