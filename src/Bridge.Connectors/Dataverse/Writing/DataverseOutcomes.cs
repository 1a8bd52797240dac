using System.Globalization;
using System.Text.Json;
using Bridge.Connectors.Dataverse.Api;
using Bridge.Connectors.Http.Bodies;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse.Writing;

/// <summary>Reads what became of the operations of a batch; the answers come in the order they were sent.</summary>
internal static class DataverseOutcomes
{
    /// <summary>Reads an answer.</summary>
    /// <param name="operations">The operations, as they were sent.</param>
    /// <param name="parts">The answer.</param>
    /// <param name="kind">Kind of the records.</param>
    /// <param name="layout">How their fields lie in the JSON.</param>
    /// <param name="purpose">What the call was for, for messages.</param>
    /// <returns>
    /// One outcome for each; a record whose row was held by somebody else is of unknown outcome, and so is one that may be there since
    /// a moment: that one carries the refusal that holds if sending it again does not help.
    /// </returns>
    /// <exception cref="ConnectorException">The answer does not speak of these records, or of a fault that all of them share.</exception>
    public static IReadOnlyList<DataverseOutcome> Read(
        IReadOnlyList<DataverseOperation> operations, IReadOnlyList<HttpPart> parts, DataverseKind kind, DataverseLayout layout, string purpose)
    {
        if (parts.Count != operations.Count)
        {
            throw DataverseErrors.Lost(purpose, null);
        }

        try
        {
            return [.. operations.Zip(parts, (operation, part) => Read(operation, part, kind, layout, purpose))];
        }
        catch (JsonException error)
        {
            throw DataverseErrors.Lost(purpose, error);
        }
    }

    private static DataverseOutcome Read(DataverseOperation operation, HttpPart part, DataverseKind kind, DataverseLayout layout, string purpose)
    {
        var write = operation.Write;
        var status = StatusOf(part) ?? throw DataverseErrors.Lost(purpose, null);
        using var body = part.Body.IsEmpty ? null : JsonDocument.Parse(part.Body);
        var root = body?.RootElement ?? default;
        if (status is >= 200 and <= 299 && root.FlagOf(DataverseKind.MergedColumn))
        {
            // A row of which the bridge did not know: what it wrote into its columns is harmless, reviving it would not be.
            return new(operation, new(write.ExternalId, WriteOutcome.Refused, write.TargetId, DataverseRefusals.MergedAway(kind)), IsUnfinished: false);
        }

        if (status is >= 200 and <= 299)
        {
            return new(
                operation,
                new(write.ExternalId, status == 201 ? WriteOutcome.Created : WriteOutcome.Updated, root.TextOf(kind.IdColumn) ?? write.TargetId),
                IsUnfinished: operation.MayCreate && layout.DiffersLate(root, write.Fields));
        }

        var fault = DataverseAnswer.FaultOf(root) ?? new DataverseFault("", "");
        if (status == 404 && fault.Code.Length == 0)
        {
            fault = fault with { Code = DataverseFault.IsMissingByKey }; // it may come without a code, and has no other meaning for a row
        }

        if (DataverseErrors.About(fault, status) is { } shared)
        {
            throw shared;
        }

        var outcome = DataverseErrors.IsPassing(fault, status) ? new WriteResult(write.ExternalId, WriteOutcome.Unknown, write.TargetId)
            : IsTaken(fault, operation, kind) ? new WriteResult(write.ExternalId, WriteOutcome.Unknown, write.TargetId, DataverseRefusals.Of(fault))
            : new WriteResult(write.ExternalId, WriteOutcome.Refused, write.TargetId, DataverseRefusals.Of(fault));
        return new(operation, outcome, IsUnfinished: false);
    }

    // "HTTP/1.1 201 Created"
    private static int? StatusOf(HttpPart part) =>
        part.StartLine.Split(' ') is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    // Two calls that make the same row at the same time (the second one because the first's answer was lost) end with one row and this
    // word about the key.
    private static bool IsTaken(DataverseFault fault, DataverseOperation operation, DataverseKind kind) => operation.MayCreate
        && fault.Code.Equals("0x80040237", StringComparison.OrdinalIgnoreCase) && fault.Message.Contains(kind.KeyColumn, StringComparison.OrdinalIgnoreCase);
}
