using System.Globalization;
using Bridge.Core.Kpis;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Standards;
using Bridge.Host.Tables;

namespace Bridge.Host.Features.Board;

/// <summary>Figures as the pages write them: thousands apart, and never broken over a line.</summary>
internal static class BoardWords
{
    private const char Space = '\u00a0';
    private const double Hour = 60;
    private const double Day = 24 * Hour;

    /// <summary>Writes a value.</summary>
    /// <param name="unit">Its unit.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>For example <c>62.7 %</c>; many minutes as hours or days; a dash for none.</returns>
    public static string Value(KpiUnit unit, double? value) => (unit, value) switch
    {
        (_, null) => TableCell.Nothing,
        (KpiUnit.Minutes, >= 3 * Day or <= -3 * Day) => Rounded(value.Value / Day, "d"),
        (KpiUnit.Minutes, >= 2 * Hour or <= -2 * Hour) => Rounded(value.Value / Hour, "h"),
        _ when KpiWords.Counts(unit) => value.Value.ToString("#,0", CultureInfo.InvariantCulture),
        (KpiUnit.Currency, _) => TableCell.Of(value, decimals: 2).ToString(),
        _ => Rounded(value.Value, unit == KpiUnit.Number ? "" : KpiWords.Of(unit)),
    };

    /// <summary>Writes the value of a figure.</summary>
    /// <param name="row">The figure.</param>
    /// <returns>As <see cref="Value(KpiUnit, double?)"/>, with the currency that the formula's name ends with.</returns>
    public static string Value(KpiRow row) => row.Kpi.Unit == KpiUnit.Currency && row.Figure is { Value: { } money } && row.Figure.Variant.Split(':') is [_, var currency]
        ? $"{Value(row.Kpi.Unit, money)}{Space}{currency}" : Value(row.Kpi.Unit, row.Figure.Value);

    /// <summary>Writes how a figure changed.</summary>
    /// <param name="kpi">Its KPI.</param>
    /// <param name="change">The change.</param>
    /// <returns>For example <c>+1.5 points, better</c>.</returns>
    public static string Change(Kpi kpi, KpiChange change)
    {
        var difference = Value(kpi.Unit == KpiUnit.Percent ? KpiUnit.Points : kpi.Unit, Math.Abs(change.Difference));
        return change.Verdict switch
        {
            KpiVerdict.Same => "unchanged",
            KpiVerdict.Neither => Sign(change) + difference,
            _ => $"{Sign(change)}{difference}, {KpiWords.Of(change.Verdict)}",
        };
    }

    /// <summary>Writes what a standard promises.</summary>
    /// <param name="verdict">The standard, judged.</param>
    /// <returns>For example <c>at least 90 %</c>, its bound never broken over a line.</returns>
    public static string Unbroken(StandardVerdict verdict)
    {
        var unit = KpiWords.Of(verdict.Standard.Kpi.Unit);
        return verdict.Promise.Replace(" " + unit, Space + unit, StringComparison.Ordinal);
    }

    /// <summary>Writes what a figure was computed from.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>For example <c>15,210 of 24,259</c>; empty for counts.</returns>
    public static string Parts(KpiFigure figure) => figure is { Numerator: { } upper, Denominator: { } lower }
        ? string.Create(CultureInfo.InvariantCulture, $"{upper:#,0.#} of {lower:#,0.#}")
        : "";

    /// <summary>Writes how many cases a figure is of.</summary>
    /// <param name="row">The figure.</param>
    /// <returns>For example <c>n = 24,259</c>, with the 95 % interval where there is one; empty for counts.</returns>
    public static string Cases(KpiRow row) => KpiWords.Counts(row.Kpi.Unit) || row.Figure.State == KpiState.NotAvailable ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $"n{Space}={Space}{row.Figure.N:#,0}{(row.Figure.Interval is { } interval ? $", 95{Space}% interval {Value(row.Kpi.Unit, interval.Low)} to {Value(row.Kpi.Unit, interval.High)}" : "")}");

    /// <summary>Writes what an earlier time says of a figure.</summary>
    /// <param name="row">The figure.</param>
    /// <param name="compared">The same then.</param>
    /// <returns>The value then and the change since, or why there is none.</returns>
    public static string Compared(KpiRow row, KpiComparison compared) =>
        compared.Figure is not { Value: not null } then ? "not known"
        : compared.Change is { } change ? $"{Value(row with { Figure = then })} ({Change(row.Kpi, change)})"
        : $"{Value(row with { Figure = then })} ({(row.Figure.Value is null ? "nothing now to compare" : "too few cases to compare")})";

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

    private static string Rounded(double value, string unit) => TableCell.Of(value, unit, 1).ToString();

    private static string Sign(KpiChange change) => change.Difference < 0 ? TableCell.Minus.ToString() : "+";
}
