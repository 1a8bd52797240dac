using Bridge.Core.Mapping;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Settings;

namespace Bridge.Host.Composition;

/// <summary>Opens mapping documents for the verbs that need their fields.</summary>
internal sealed class MappingShapes : IRouteShapes
{
    /// <inheritdoc />
    public IReadOnlyList<SettingsFault> Check(RouteSettings route, BridgeSettings settings) => [];

    /// <inheritdoc />
    public TargetShape Open(RouteSettings route, BridgeSettings settings) => new([]);
}
