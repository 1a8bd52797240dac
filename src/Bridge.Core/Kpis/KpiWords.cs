using Bridge.Core.Calls;

namespace Bridge.Core.Kpis;

/// <summary>Words of the catalogue for files and people.</summary>
public static class KpiWords
{
    /// <summary>Word of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>For example <c>calls</c>, <c>s</c>, <c>min</c> or <c>%</c>.</returns>
    public static string Of(KpiUnit unit) => unit switch
    {
        KpiUnit.Seconds => "s",
        KpiUnit.Percent => "%",
        KpiUnit.Minutes => "min",
        KpiUnit.Hours => "h",
        _ => unit.ToString().ToLowerInvariant(),
    };

    /// <summary>Tells whether a unit counts things, so that a figure without a group has no decimals.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>True for calls, tickets, people and the like.</returns>
    public static bool Counts(KpiUnit unit) =>
        unit is KpiUnit.Calls or KpiUnit.Tickets or KpiUnit.Answers or KpiUnit.People or KpiUnit.Classes or KpiUnit.Seats or KpiUnit.Violations;

    /// <summary>Word of a state.</summary>
    /// <param name="state">The state.</param>
    /// <returns>Its name in lower camel case.</returns>
    public static string Of(KpiState state) => state switch
    {
        KpiState.Ok => "ok",
        KpiState.Provisional => "provisional",
        KpiState.NotYetKnown => "notYetKnown",
        KpiState.NotAvailable => "notAvailable",
        _ => "smallN",
    };

    /// <summary>Word of a verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>For example <c>better</c>.</returns>
    public static string Of(KpiVerdict verdict) => verdict.ToString().ToLowerInvariant();

    /// <summary>Letter of a way to merge, as the definitions use it.</summary>
    /// <param name="merge">The way.</param>
    /// <returns><c>S</c>, <c>H</c>, <c>D</c> or <c>P</c>.</returns>
    public static string Of(KpiMerge merge) => merge switch { KpiMerge.Sums => "S", KpiMerge.Histogram => "H", KpiMerge.Gauge => "P", _ => "D" };

    /// <summary>Words of inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <returns>Names in lower camel case.</returns>
    public static IReadOnlyList<string> Of(CallInputs inputs) =>
        [.. All.Where(one => inputs.HasFlag(one.Input)).Select(one => one.Word)];

    /// <summary>Every input with its word.</summary>
    public static IReadOnlyList<(string Word, CallInputs Input)> All { get; } =
    [
        .. Enum.GetValues<CallInputs>().Where(input => input != CallInputs.None)
            .Select(input => (char.ToLowerInvariant(input.ToString()[0]) + input.ToString()[1..], input)),
    ];
}
