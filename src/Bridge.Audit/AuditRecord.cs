namespace Bridge.Audit;

/// <summary>A line of an audit file, as it is shown.</summary>
/// <param name="Seq">Number of the line.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Stable id of the person or the service.</param>
/// <param name="Action">What was done.</param>
/// <param name="What">Names of the fields, or their data class.</param>
/// <param name="Which">Pseudonym of the record.</param>
/// <param name="Why">The reason that was given.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Policy">Version of the policy that decided.</param>
public sealed record AuditRecord(
    long Seq, DateTimeOffset At, string Who, string Action, string? What, string? Which, string? Why, string Outcome, string? Policy);
