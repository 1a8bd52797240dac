using Bridge.Sandbox.Dataverse.Schema;

namespace Bridge.Sandbox.Dataverse.Store;

/// <summary>State and status of rows go together; a case that is resolved or cancelled is closed to other changes.</summary>
/// <remarks>Source: Microsoft Learn, Dynamics 365 table reference: incident; "Work with cases"; "Web service error codes", InvalidStateCodeStatusCode.</remarks>
internal static class StateChange
{
    // By state: active, resolved, cancelled.
    private static readonly int[][] _reasonsOfCases = [[1, 2, 3, 4], [5, 1000], [6, 2000]];

    /// <summary>Adds what follows from a change of the state.</summary>
    /// <exception cref="RowRefusedException">The row is closed.</exception>
    public static void Complete(EntityType type, EntityRow row, Dictionary<string, object?> values, DateTimeOffset now)
    {
        var isCase = type.Name == "incident";
        var isMoved = values.TryGetValue("statecode", out var state) && !Equals(state, row["statecode"]);
        if (isCase && !isMoved && !Equals(row["statecode"], 0))
        {
            throw new RowRefusedException(400, "0x80040501", "The case has been closed, and cannot be changed. Reactivate it first.");
        }

        if (isCase && values.TryGetValue("statuscode", out var reason) && reason is int sent && (isMoved ? state : row["statecode"]) is int to && !_reasonsOfCases[to].Contains(sent))
        {
            throw new RowRefusedException(400, "0x80048408", $"{sent} is not a valid status code for state code IncidentState.{to} on incident.");
        }

        if (!isMoved)
        {
            return;
        }

        if (!values.ContainsKey("statuscode"))
        {
            values["statuscode"] = Equals(state, 0) ? 1 : !isCase ? 2 : Equals(state, 1) ? 5 : 6;
        }

        if (isCase)
        {
            values["deactivatedon"] = Equals(state, 0) ? null : now;
        }
    }
}
