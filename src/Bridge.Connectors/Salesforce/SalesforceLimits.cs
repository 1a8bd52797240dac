using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce;

/// <summary>The limit that Salesforce announces with every answer: the calls of 24 hours, used and allowed.</summary>
/// <remarks>
/// The window slides, so some calls come back all the time: an hour after the share is used up the bridge looks again.
/// Source: REST API Developer Guide, "Limit Info Header".
/// </remarks>
internal static class SalesforceLimits
{
    private static readonly TimeSpan _lookAgain = TimeSpan.FromHours(1);

    /// <summary>The header.</summary>
    public static IReadOnlyList<RateHeaders> Headers { get; } =
    [
        new("Sforce-Limit-Info", null, null, RateResetForm.Seconds, _lookAgain) { UsageWord = "api-usage" },
    ];
}
