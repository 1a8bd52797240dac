using Bridge.Core.Connectors;

namespace Bridge.Host.Features.Provisioning;

/// <summary>What provisioning would do, or did, for the target of one route.</summary>
/// <param name="Route">Name of the route.</param>
/// <param name="Connection">Name of the target's connection.</param>
/// <param name="Steps">One step for each field; null when the target defines no fields of its own.</param>
internal sealed record RouteProvision(string Route, string Connection, IReadOnlyList<ProvisionStep>? Steps)
{
    /// <summary>True for a help desk that takes tickets from the bridge, and needs a place for their keys.</summary>
    public bool IsDesk { get; init; }

    /// <summary>Steps of a kind.</summary>
    /// <param name="action">The kind.</param>
    /// <returns>The steps.</returns>
    public IEnumerable<ProvisionStep> Of(ProvisionAction action) => (Steps ?? []).Where(step => step.Action == action);
}
