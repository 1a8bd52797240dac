namespace Bridge.Connectors.Salesforce.Cases;

/// <summary>One line of a case's history.</summary>
/// <param name="Field">What changed: <c>Status</c> or <c>Owner</c>.</param>
/// <param name="Before">What it was; for an owner once the name and once the id.</param>
/// <param name="After">What it became.</param>
/// <param name="At">UTC instant.</param>
internal sealed record SalesforceCaseChange(string Field, string? Before, string? After, DateTimeOffset At);
