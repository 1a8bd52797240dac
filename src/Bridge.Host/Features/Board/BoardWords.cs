using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures;

namespace Bridge.Host.Features.Board;

/// <summary>Figures as the pages write them: thousands apart, and never broken over a line.</summary>
internal static class BoardWords
{
    private const char Unbroken = '\u00a0';

    /// <summary>Writes a value.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>For example <c>62.7 %</c>; a dash for none.</returns>
    public static string Value(KpiUnit unit, double? value) => KpiWords.Counts(unit) && value is { } calls
        ? calls.ToString("#,0", CultureInfo.InvariantCulture)
        : KpiText.Value(unit, value).Replace(' ', Unbroken);

    /// <summary>Writes a bound as it was set.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="bound">The bound.</param>
    /// <returns>For example <c>90 %</c>.</returns>
    public static string Bound(KpiUnit unit, double bound) =>
        $"{bound.ToString("#,0.##", CultureInfo.InvariantCulture)}{Unbroken}{KpiWords.Of(unit)}";

    /// <summary>Writes what a figure was computed from.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>For example <c>15,210 of 24,259</c>; empty for counts.</returns>
    public static string Parts(KpiFigure figure) => figure is { Numerator: { } upper, Denominator: { } lower }
        ? string.Create(CultureInfo.InvariantCulture, $"{upper:#,0.#} of {lower:#,0.#}")
        : "";

    /// <summary>Says how far a figure can be trusted.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>A sentence; empty when it is final.</returns>
    public static string State(KpiFigure figure) => figure.State switch
    {
        KpiState.Provisional => "Provisional",
        KpiState.NotYetKnown => "Not yet known: callers may still come back.",
        KpiState.NotAvailable => $"The sources do not tell: {figure.Missing}.",
        KpiState.SmallN => $"Only {figure.N} cases: chance decides.",
        _ => figure.Value is null ? "Nothing to compute it from." : "",
    };
}
