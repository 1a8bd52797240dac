using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Sync.Counting;

/// <summary>Names how a run ended that did not end well.</summary>
internal static class RunOutcomes
{
    /// <summary>Names the outcome.</summary>
    /// <param name="error">What ended the run.</param>
    /// <returns>One of the words of <see cref="Storage.RunRow.Outcome"/>.</returns>
    public static string Of(Exception error) => error switch
    {
        OperationCanceledException => "interrupted",
        ConnectorException { Kind: FailureKind.NeedsConsent } => "needsConsent",
        ConnectorException { Kind: FailureKind.Throttled } => "throttled",
        _ => "failed",
    };
}
