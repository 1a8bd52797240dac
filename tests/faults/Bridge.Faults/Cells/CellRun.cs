using Bridge.Faults.Staging;

namespace Bridge.Faults.Cells;

/// <summary>What one run of a cell works with.</summary>
/// <param name="Setter">Sets stages up; null for a target that is no service.</param>
/// <param name="Program">The bridge's program.</param>
/// <param name="Seed">Seed of every chance.</param>
/// <param name="Scale">How much is tried.</param>
/// <param name="Report">Takes failures and figures.</param>
internal sealed record CellRun(StageSetter? Setter, string Program, int Seed, CampaignScale Scale, CellReport Report)
{
    /// <summary>Sets stages up.</summary>
    public StageSetter Stages => Setter ?? throw new InvalidOperationException("The cell needs a CRM that is a service.");

    /// <summary>Notes a failure.</summary>
    /// <param name="text">What went wrong.</param>
    public void Fail(string text) => Report.Failures.Add(new Failure(Seed, text));

    /// <summary>Notes failures, if any.</summary>
    /// <param name="findings">What the checker found.</param>
    public void Fail(IEnumerable<string> findings)
    {
        foreach (var finding in findings)
        {
            Fail(finding);
        }
    }

    /// <summary>Notes a failure unless a condition holds.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="otherwise">What went wrong.</param>
    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            Fail(otherwise);
        }
    }

    /// <summary>Notes a failure unless a run of the bridge ended as it should.</summary>
    /// <param name="outcome">How it ended.</param>
    /// <param name="exitCode">How it should.</param>
    public void ExpectExit(BridgeOutcome outcome, int exitCode) => Expect(
        outcome.ExitCode == exitCode, $"'{outcome.Command}' ended with {outcome.ExitCode} instead of {exitCode}: {outcome.LastWords}");
}
