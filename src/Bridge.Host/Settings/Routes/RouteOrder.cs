using Bridge.Core.Settings;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Routes;

/// <summary>Puts routes into an order in which each comes after those it waits for.</summary>
internal static class RouteOrder
{
    /// <summary>Sorts; unknown names and circles become faults.</summary>
    /// <param name="routes">The routes in the order of the file, with the nodes of their <c>after</c>.</param>
    /// <param name="faults">Where faults go.</param>
    /// <returns>The routes in order; incomplete when there are faults.</returns>
    public static IReadOnlyList<RouteSettings> Sort(
        IReadOnlyList<(RouteSettings Route, IReadOnlyList<YamlScalarNode> After)> routes, FaultList faults)
    {
        var names = routes.Select(item => item.Route.Name).ToList();
        var waiting = new List<(RouteSettings Route, IReadOnlyList<YamlScalarNode> After)>();
        foreach (var item in routes)
        {
            var unknown = item.After.Where(node => !names.Contains(node.Value ?? "")).ToList();
            foreach (var node in unknown)
            {
                faults.Add(node, $"'after' names the route '{node.Value}', which does not exist. {NearestWord.Explain(node.Value ?? "", names)}");
            }

            if (unknown.Count == 0)
            {
                waiting.Add(item);
            }
        }

        var sorted = new List<RouteSettings>();
        while (waiting.Find(item => item.Route.After.All(name => waiting.TrueForAll(other => other.Route.Name != name))) is { Route: not null } ready)
        {
            sorted.Add(ready.Route);
            waiting.Remove(ready);
        }

        if (waiting.Count > 0)
        {
            var circle = string.Join(", ", waiting.Select(item => item.Route.Name));
            faults.Add(waiting[0].After[0], $"'after' goes round in a circle ({circle}): remove one of the links.");
        }

        return sorted;
    }
}
