using Bridge.Core.Mapping;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Features.Provisioning;

/// <summary>Knows which fields the mapping of a route writes.</summary>
internal interface IRouteShapes
{
    /// <summary>Checks the mapping document of a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="settings">The settings it belongs to.</param>
    /// <returns>All faults; empty when the document is right.</returns>
    IReadOnlyList<SettingsFault> Check(RouteSettings route, BridgeSettings settings);

    /// <summary>Opens the shape of a route whose mapping document is right.</summary>
    /// <param name="route">The route.</param>
    /// <param name="settings">The settings it belongs to.</param>
    /// <returns>The fields the route writes.</returns>
    TargetShape Open(RouteSettings route, BridgeSettings settings);
}
