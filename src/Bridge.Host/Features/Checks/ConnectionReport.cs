using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Checks;

/// <summary>What the check of one connection found.</summary>
/// <param name="Name">Name of the connection.</param>
/// <param name="Type">Its connector.</param>
/// <param name="Findings">What was looked at.</param>
internal sealed record ConnectionReport(string Name, string Type, IReadOnlyList<CheckFinding> Findings)
{
    /// <summary>True when a sync over the connection would fail.</summary>
    public bool HasFailed => Findings.Any(finding => finding.Verdict == CheckVerdict.Failed);
}
