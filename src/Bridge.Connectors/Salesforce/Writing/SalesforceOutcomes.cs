using System.Text.Json;
using Bridge.Connectors.Salesforce.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce.Writing;

/// <summary>Reads what became of the records of a collection; they come in the order they were sent.</summary>
internal static class SalesforceOutcomes
{
    /// <summary>Reads an answer.</summary>
    /// <param name="batch">The records, as they were sent.</param>
    /// <param name="root">The answer.</param>
    /// <param name="purpose">What the call was for, for messages.</param>
    /// <returns>
    /// One result for each record; one whose row was held by somebody else is of unknown outcome, and so is one that may be there since a
    /// moment: that one carries the refusal that holds if sending it again does not help.
    /// </returns>
    /// <exception cref="ConnectorException">The answer does not speak of these records, or of a fault that all of them share.</exception>
    public static IReadOnlyList<WriteResult> Read(IReadOnlyList<Write> batch, JsonElement root, string purpose)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() != batch.Count)
        {
            throw SalesforceErrors.Lost(purpose, null);
        }

        return [.. batch.Zip(root.EnumerateArray(), Read)];
    }

    private static WriteResult Read(Write write, JsonElement row)
    {
        if (row.FlagOf("success"))
        {
            var isCreated = row.Of("created").ValueKind is JsonValueKind.True or JsonValueKind.False ? row.FlagOf("created") : write.IsNew;
            return new(write.ExternalId, isCreated ? WriteOutcome.Created : WriteOutcome.Updated, row.TextOf("id") ?? write.TargetId);
        }

        return Failed(write, SalesforceJson.Faults(row.Of("errors")));
    }

    /// <summary>Tells what became of a record that was not taken.</summary>
    /// <param name="write">The record.</param>
    /// <param name="faults">What Salesforce says of it.</param>
    /// <returns>The result, as <see cref="Read(IReadOnlyList{Write}, JsonElement, string)"/> gives it.</returns>
    /// <exception cref="ConnectorException">All records share the fault.</exception>
    public static WriteResult Failed(Write write, IReadOnlyList<SalesforceFault> faults)
    {
        if (faults.Any(IsAboutAll))
        {
            throw faults.First(IsAboutAll) is { Code: "STORAGE_LIMIT_EXCEEDED" }
                ? new ConnectorException(
                    FailureKind.Configuration, "The Salesforce org has no storage left (STORAGE_LIMIT_EXCEEDED).",
                    "Free or buy data storage (Setup, Storage Usage), then run again.")
                : SalesforceErrors.MissingField(faults.First(IsAboutAll).Message);
        }

        return faults.Any(IsBusy) ? new(write.ExternalId, WriteOutcome.Unknown, write.TargetId)
            : faults.Any(IsTaken) ? new(write.ExternalId, WriteOutcome.Unknown, write.TargetId, SalesforceRefusals.Of(faults))
            : new(write.ExternalId, WriteOutcome.Refused, write.TargetId, SalesforceRefusals.Of(faults));
    }

    // A trigger that failed wraps the word in a sentence of its own.
    private static bool IsBusy(SalesforceFault fault) =>
        fault.Code is "UNABLE_TO_LOCK_ROW" or "QUERY_TIMEOUT" or "REQUEST_RUNNING_TOO_LONG" or "SERVER_UNAVAILABLE"
        || fault.Message.Contains("UNABLE_TO_LOCK_ROW", StringComparison.Ordinal);

    // Two calls that create the same record at the same time (the second one because the first's answer was lost) end with one
    // record and this word about the key. It stays so where the record is hidden from the integration user.
    private static bool IsTaken(SalesforceFault fault) => fault.Code == "DUPLICATE_VALUE"
        && fault.Message.StartsWith($"duplicate value found: {SalesforceKind.KeyField} ", StringComparison.OrdinalIgnoreCase);

    private static bool IsAboutAll(SalesforceFault fault) =>
        fault.Code is "STORAGE_LIMIT_EXCEEDED" or "INVALID_FIELD_FOR_INSERT_UPDATE"
        || (fault.Code == "INVALID_FIELD" && SalesforceErrors.IsMissingField(fault.Message));
}
