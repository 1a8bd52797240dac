using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bridge.Host.Proof.Separation;
using Bridge.Host.Proof.Separation.Reporting;

namespace Bridge.Host.Cli.Proof;

/// <summary><c>bridge prove</c>: proofs that whoever runs the bridge can repeat.</summary>
internal static class ProveCommand
{
    private const int Members = 160;
    private const int Pairs = 20;
    private const int FullMembers = 600;
    private const int FullPairs = 200;

    /// <summary>Builds the verb.</summary>
    /// <param name="context">What it works with.</param>
    /// <returns>The verb.</returns>
    public static Command Build(CliContext context) => new VerbCommand(
        "prove",
        "Proves on this machine, with stand-ins and invented data, what the bridge promises.",
        "bridge prove separation")
    {
        Separation(context),
    };

    private static VerbCommand Separation(CliContext context)
    {
        var report = new Option<string?>("--report") { Description = "Write the report (Markdown) to this file instead of standard output.", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "Also write the report as JSON to this file.", HelpName = "FILE" };
        var full = new Option<bool>("--full") { Description = "More of everything: 600 members, 200 pairs; minutes instead of one or two." };
        var members = new Option<int?>("--members") { Description = $"Members of the MLS; at least {ProofSize.FewestMembers}.", HelpName = "N" };
        var pairs = new Option<int?>("--pairs") { Description = "Pairs of finance data that must give the same support side.", HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = "Seed of everything that is drawn, from an earlier report; drawn anew when left out.", HelpName = "N" };
        var verb = new VerbCommand(
            "separation",
            "Proves that nothing of finance but the four words crosses to support; see docs/separation.md. Exit code 0 only if everything held.",
            "bridge prove separation                                  # a minute or two, report on standard output",
            "bridge prove separation --full --report proof.md         # for the auditor",
            "bridge prove separation --json proof.json --seed 4711    # the same draw again, for a script")
        {
            report, json, full, members, pairs, seed,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var isFull = parsed.GetValue(full);
            var size = new ProofSize(
                parsed.GetValue(members) ?? (isFull ? FullMembers : Members),
                parsed.GetValue(pairs) ?? (isFull ? FullPairs : Pairs),
                parsed.GetValue(seed) ?? new Random().Next());
            if (size.Members < ProofSize.FewestMembers || size.Pairs < 1)
            {
                throw new UsageException($"--members must be at least {ProofSize.FewestMembers}, --pairs at least 1.");
            }

            var means = new ProofMeans(context.Connectors, context.Shapes, context.Environment, context.Time, context.LoadSettings);
            var outcome = await new SeparationProof(means, size, context.Error.WriteLine).RunAsync(cancellationToken);
            await WriteAsync(context, parsed.GetValue(report), new ReportText().Write(outcome), cancellationToken);
            if (parsed.GetValue(json) is { } file)
            {
                await File.WriteAllTextAsync(file, JsonSerializer.Serialize(outcome, ReportJson.Default.ProofReport), cancellationToken);
            }

            await context.Error.WriteLineAsync(outcome.Failures.Count == 0 ? "Held." : string.Create(CultureInfo.InvariantCulture, $"{outcome.Failures.Count} parts did not hold."));
            return outcome.Failures.Count == 0 ? ExitCode.Done : ExitCode.SetAside;
        });
        return verb;
    }

    private static Task WriteAsync(CliContext context, string? file, string text, CancellationToken cancellationToken) =>
        file is null ? context.Out.WriteLineAsync(text.AsMemory(), cancellationToken) : File.WriteAllTextAsync(file, text, cancellationToken);
}
