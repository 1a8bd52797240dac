using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Routes;

/// <summary>
/// Holds the routes whose records the hub keeps to one for each system and kind, since the hub remembers one place in it, and interactions to settings that have a
/// list of them.
/// </summary>
internal static class KeptRoutes
{
    /// <summary>Lists routes that read the records of a system a second time, and those of interactions that nobody could look at.</summary>
    /// <param name="routes">All routes, with their nodes.</param>
    /// <param name="hasMemberApi">True when the settings have a member API, which keeps the list of interactions.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IReadOnlyList<(RouteSettings Route, YamlNode Node)> routes, bool hasMemberApi, FaultList faults)
    {
        foreach (var (route, node) in routes.Where(item => !hasMemberApi && item.Route.Record == RecordKinds.Interaction))
        {
            faults.Add(node, $"Route '{route.Name}' reads interactions, which are shown by the member API alone: add 'memberApi' (docs/interactions.md), or leave the route out.");
        }

        foreach (var desk in routes.Where(item => item.Route is { IsKept: true, From.Length: > 0 }).GroupBy(item => (item.Route.From, item.Route.Record)))
        {
            foreach (var (route, node) in desk.Skip(1))
            {
                faults.Add(node, $"Route '{route.Name}' reads the {route.Record}s of '{route.From}', as '{desk.First().Route.Name}' does already: keep one of them.");
            }
        }
    }
}
