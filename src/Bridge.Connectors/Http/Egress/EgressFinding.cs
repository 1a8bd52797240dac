using Bridge.Core.Connectors;
using Bridge.Core.Model;

namespace Bridge.Connectors.Http.Egress;

/// <summary>Why something may not leave.</summary>
/// <param name="Kind">What the engine does next.</param>
/// <param name="Problem">What was found; never a value.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record EgressFinding(FailureKind Kind, string Problem, string Remedy)
{
    /// <summary>A name that no mapping of the connection has.</summary>
    /// <param name="name">The name; it comes from the bridge itself, but is shortened all the same.</param>
    /// <returns>The finding.</returns>
    public static EgressFinding UnknownName(string name) => new(
        FailureKind.Configuration,
        $"a field named '{TextCut.To(name, 60)}' was about to leave, and no mapping of this connection names it. Nothing was sent.",
        "Run 'bridge check'; if it finds nothing, report it: this is a fault of the bridge.");

    /// <summary>Card data in a field.</summary>
    /// <param name="field">Its name.</param>
    /// <returns>The finding.</returns>
    public static EgressFinding CardData(string field) => new(
        FailureKind.Data,
        $"The field '{field}' holds what looks like card data. Nothing of the record was sent.",
        "Remove it in the MLS, then replay.");

    /// <summary>A file that is not one of the kinds that may leave, or not what it says.</summary>
    public static EgressFinding NoFile { get; } = new(
        FailureKind.Data, "A file is none of the kinds that may leave over this connection, or not what it says it is. Nothing was sent.", "Report it: this is a fault of the bridge.");

    /// <summary>A file that cannot be looked into.</summary>
    public static EgressFinding NotCsv { get; } = new(
        FailureKind.Configuration, "a file without a whole row of names was about to leave. Nothing was sent.", "Report it: this is a fault of the bridge.");

    /// <summary>A body that cannot be looked into.</summary>
    public static EgressFinding NotJson { get; } = new(
        FailureKind.Configuration, "something that is not JSON was about to leave. Nothing was sent.", "Report it: this is a fault of the bridge.");
}
