using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Holds the routes of tickets to one for each help desk: the hub remembers one place in it.</summary>
internal static class TicketRoutes
{
    /// <summary>Lists routes that read the tickets of a help desk a second time.</summary>
    /// <param name="routes">All routes, with their nodes.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(IReadOnlyList<(RouteSettings Route, YamlNode Node)> routes, FaultList faults)
    {
        foreach (var desk in routes.Where(item => item.Route is { Record: RecordKinds.Ticket, From.Length: > 0 }).GroupBy(item => item.Route.From))
        {
            foreach (var (route, node) in desk.Skip(1))
            {
                faults.Add(node, $"Route '{route.Name}' reads the tickets of '{route.From}', as '{desk.First().Route.Name}' does already: keep one of them.");
            }
        }
    }
}
