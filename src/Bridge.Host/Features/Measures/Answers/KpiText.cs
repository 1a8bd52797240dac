using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Questions;

namespace Bridge.Host.Features.Measures.Answers;

/// <summary>Writes figures for people: rounded half away from zero, with their unit.</summary>
internal static class KpiText
{
    /// <summary>Writes a value.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>For example <c>62.7 %</c>; a dash for none.</returns>
    public static string Value(KpiUnit unit, double? value) => value is not { } number ? "-"
        : KpiWords.Counts(unit) ? number.ToString("0", CultureInfo.InvariantCulture)
        : unit == KpiUnit.Currency ? Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture)
        : Math.Round((decimal)number, 1, MidpointRounding.AwayFromZero).ToString("0.0", CultureInfo.InvariantCulture) + (unit is KpiUnit.Number ? "" : " " + KpiWords.Of(unit));

    /// <summary>Writes a bound as it was set.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>For example <c>90 %</c>.</returns>
    public static string Bound(KpiUnit unit, double bound) => $"{bound.ToString("#,0.##", CultureInfo.InvariantCulture)} {KpiWords.Of(unit)}";

    /// <summary>Writes a numerator or denominator.</summary>
    /// <param name="value">The value, or null.</param>
    /// <returns>At most three decimals; a dash for none.</returns>
    public static string Part(double? value) => value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>Writes how far a figure can be trusted.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>The word of the state, or which inputs are missing.</returns>
    public static string State(KpiFigure figure) => figure.State == KpiState.NotAvailable
        ? $"no input: {figure.Missing}" : KpiWords.Of(figure.State);

    /// <summary>Writes for people how far a figure can be trusted.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>Words, or which inputs are missing.</returns>
    public static string Trust(KpiFigure figure) => figure.State switch
    {
        KpiState.NotYetKnown => "not yet known",
        KpiState.SmallN => "few cases",
        _ => State(figure),
    };

    /// <summary>Writes why a figure has no value, and when it will.</summary>
    /// <param name="row">The figure.</param>
    /// <param name="windowDays">Days within which a caller must not come back.</param>
    /// <returns>The reason; empty when there is a value, or nothing to compute one from.</returns>
    public static string Reason(KpiRow row, int windowDays) => row.Figure.State switch
    {
        KpiState.NotYetKnown => $"not yet known; the first are judged on {Date(row.FirstDay + windowDays)}",
        KpiState.NotAvailable => State(row.Figure),
        _ => "",
    };

    /// <summary>Writes the group of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Names and values; empty for the whole.</returns>
    public static string Group(KpiRow row) => string.Join("; ", row.Group.Select(one => $"{one.Name}={one.Value ?? "(none)"}"));

    /// <summary>Writes a time of whole days.</summary>
    /// <param name="first">First day since 1970.</param>
    /// <param name="last">Last day.</param>
    /// <returns>For example <c>2026-07-01 to 2026-07-31</c>; one day alone once.</returns>
    public static string Days(int first, int last) => first == last ? Date(first) : $"{Date(first)} to {Date(last)}";

    /// <summary>Writes a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <returns>For example <c>2026-07-31</c>.</returns>
    public static string Date(int day) =>
        DateOnly.FromDayNumber(day + LocalSlot.Epoch).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
