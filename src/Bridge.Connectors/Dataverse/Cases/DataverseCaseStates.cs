using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>Where a case stands, by its state and by the status reasons that the settings name.</summary>
/// <remarks>
/// Source: Microsoft Learn, Dynamics 365 table reference, incident: statecode 0 active, 1 resolved, 2 cancelled; statuscode 1 in progress,
/// 2 on hold, 3 waiting for details, 4 researching, 2000 merged. An environment adds reasons of its own and renames these; their values stay.
/// </remarks>
/// <param name="settings">The connection's settings.</param>
internal sealed class DataverseCaseStates(DataverseSettings settings)
{
    private const int Merged = 2000;
    private readonly FrozenSet<string> _pending = settings.Words(DataverseSettings.PendingStatuses);
    private readonly FrozenSet<string> _onHold = settings.Words(DataverseSettings.OnHoldStatuses);

    /// <summary>Reads where a case stands.</summary>
    /// <param name="row">The case, with annotations.</param>
    /// <returns>The state; null for one that the bridge does not know.</returns>
    public TicketStatus? StateOf(JsonElement row) => (row.Of("statecode").ValueKind, row.NumberOf("statecode"), row.NumberOf("statuscode")) switch
    {
        (not JsonValueKind.Number, _, _) => null,
        (_, 0, var reason) => Names(_pending, reason, row) ? TicketStatus.Pending : Names(_onHold, reason, row) ? TicketStatus.OnHold : TicketStatus.Open,
        (_, 1, _) => TicketStatus.Solved,
        (_, 2, Merged) => TicketStatus.Deleted,
        (_, 2, _) => TicketStatus.Closed,
        _ => null,
    };

    private static bool Names(FrozenSet<string> words, int reason, JsonElement row) =>
        words.Contains(reason.ToString(CultureInfo.InvariantCulture))
        || (row.TextOf($"statuscode{DataverseCaseReader.Formatted}") is { } label && words.Contains(label.Trim()));
}
