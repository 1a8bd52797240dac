using Bridge.Core.Connectors;
using Bridge.Host.Features.Checks;

namespace Bridge.Host.Cli.Checks;

/// <summary>The terminal table of <c>bridge check --online</c>.</summary>
internal static class CheckTable
{
    /// <summary>Prints the table.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="reports">The reports.</param>
    public static void Print(CliContext context, IReadOnlyList<ConnectionReport> reports) => TerminalTable.Print(
        context.Out,
        context.Width,
        ["Connection", "Looked at", "Result", "What was found"],
        reports.SelectMany(report => report.Findings.Select(IReadOnlyList<Cell> (finding) =>
        [
            new(report.Name), new(finding.Subject), new(CheckCommand.Word(finding.Verdict), ToneOf(finding.Verdict)), new(finding.Detail),
        ])));

    private static Tone ToneOf(CheckVerdict verdict) => verdict switch
    {
        CheckVerdict.Ok => Tone.Good,
        CheckVerdict.Warning => Tone.Careful,
        _ => Tone.Bad,
    };
}
