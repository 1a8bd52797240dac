using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Routes;

/// <summary>Holds routes of standings to the routes that bring the members whose standing they tell.</summary>
internal static class StandingRoutes
{
    /// <summary>Lists standing routes that would write nothing, since nobody brings members before them.</summary>
    /// <param name="routes">All routes, with the nodes of their names.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IReadOnlyList<(RouteSettings Route, YamlNode Node)> routes, FaultList faults)
    {
        foreach (var (route, node) in routes.Where(item => item.Route.Record == RecordKinds.Standing))
        {
            var members = routes.Select(item => item.Route)
                .Where(other => other.Record == RecordKinds.Member && other.To == route.To).Select(other => other.Name).ToList();
            if (members.Count == 0)
            {
                faults.Add(node, $"Route '{route.Name}' tells standings to '{route.To}', but no route brings members there: add one with 'record: member'.");
            }
            else if (!route.After.Any(members.Contains))
            {
                faults.Add(node, $"Route '{route.Name}' must come after the members whose standing it tells: write 'after: [{string.Join(", ", members)}]'.");
            }
        }
    }
}
