using Bridge.Access;
using Bridge.Audit;
using Bridge.Core.Connectors;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Opening;

namespace Bridge.Host.Cli;

/// <summary>The one table from what went wrong to the words and the exit code of a verb.</summary>
internal static class CliErrors
{
    /// <summary>Explains an error.</summary>
    /// <param name="error">What ended the verb.</param>
    /// <returns>Words for the administrator, without a value of a record, and a value of <see cref="ExitCode"/>.</returns>
    public static (string Words, int Code) Explain(Exception error) => error switch
    {
        OperationCanceledException => ("Interrupted.", ExitCode.Interrupted),
        // "Tries again" is true of a bridge that runs on; a verb has ended.
        ConnectorException { Kind: FailureKind.Transient } passing => (
            $"{passing.Problem}\n{passing.Remedy}\nThis command has ended: start it again in a while. What it did stays done and is not done twice.", ExitCode.Refused),
        ConnectorException { Kind: FailureKind.Throttled } told => (
            $"{told.Problem}\n{told.Remedy}\nThis command has ended: start it again {After(told.RetryAt)}. What it did stays done and is not done twice.", ExitCode.Refused),
        ConnectorException connector => ($"{connector.Problem}\n{connector.Remedy}", ExitCode.Refused),
        StoreException store => ($"{store.Problem}\n{store.Remedy}", ExitCode.Refused),
        AuditException audit => ($"{audit.Problem}\n{audit.Remedy}", ExitCode.Usage),
        AccessException access => ($"{access.Problem}\n{access.Remedy}", ExitCode.Usage),
        MappingFaultsException or UsageException or KpiQuestionException => (error.Message, ExitCode.Usage),

        // Messages of these name the path or the address, and nothing else.
        IOException or UnauthorizedAccessException => (
            $"A file, folder or port could not be used: {error.Message}\nCheck that it exists, that the bridge's user may use it, that the disk is not full and that no other program holds it.",
            ExitCode.Refused),
        _ => (
            $"The bridge has met a fault of its own ({error.GetType().Name}).\nNothing was lost. Please report it with the command you gave and the version that 'bridge --version' prints.",
            ExitCode.Refused),
    };

    private static string After(DateTimeOffset? told) => told is { } at ? $"after {at:u}" : "in a while";
}
