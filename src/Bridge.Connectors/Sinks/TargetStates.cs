using Bridge.Core.Connectors;

namespace Bridge.Connectors.Sinks;

/// <summary>Looks at what a target holds.</summary>
internal static class TargetStates
{
    /// <summary>The target's own ids by external id.</summary>
    /// <param name="states">What it holds. Two records may stand under one external id, where the target does not tell upper case from lower: the first counts.</param>
    /// <returns>The ids.</returns>
    public static Dictionary<string, string> IdsByKey(this IEnumerable<TargetState> states)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var state in states)
        {
            ids.TryAdd(state.ExternalId, state.TargetId);
        }

        return ids;
    }
}
