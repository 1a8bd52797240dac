using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Provisioning;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Mapping.Documents;
using Bridge.Mapping.Records;
using Words = Bridge.Host.Settings.Routes.RecordKinds;

namespace Bridge.Host.Composition;

/// <summary>Opens mapping documents for the verbs that need their fields.</summary>
/// <param name="connectors">Connectors by name; each target knows its own default document.</param>
internal sealed class MappingShapes(IReadOnlyDictionary<string, IConnector> connectors) : IRouteShapes
{
    /// <inheritdoc />
    public IReadOnlyList<SettingsFault> Check(RouteSettings route, BridgeSettings settings) =>
        route.IsKept ? [] : [.. Read(route, settings).Faults.Select(fault => new SettingsFault(fault.File, fault.Line, fault.Column, fault.Message))];

    /// <inheritdoc />
    public TargetShape Open(RouteSettings route, BridgeSettings settings)
    {
        var (shape, faults) = Read(route, settings);
        return shape ?? throw new MappingFaultsException(faults);
    }

    private (TargetShape? Shape, IReadOnlyList<MappingFault> Faults) Read(RouteSettings route, BridgeSettings settings) =>
        route.Record switch
        {
            Words.Office => Read<Office>(route, settings),
            Words.Standing => Read<MemberStanding>(route, settings),
            _ => Read<Member>(route, settings),
        };

    private (TargetShape? Shape, IReadOnlyList<MappingFault> Faults) Read<T>(RouteSettings route, BridgeSettings settings)
        where T : class, IRecord
    {
        var sink = (IOpensSink<T>)connectors[settings.Connections[route.To].Type]; // validation made sure of it
        var opening = MappingCatalogue.Open<T>(
            route.Mapping ?? sink.DefaultMapping, route.DepartedStatuses, Path.GetDirectoryName(settings.File));
        return (opening.Mapper?.Shape, opening.Faults);
    }
}
