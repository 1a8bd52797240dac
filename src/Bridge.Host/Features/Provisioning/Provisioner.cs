using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Features.Provisioning;

/// <summary>Finds, and on request creates, the fields that the routes need in their targets, and a help desk for the tickets it takes.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="opener">Opens the connections.</param>
/// <param name="shapes">Knows the fields of each route.</param>
internal sealed class Provisioner(
    IReadOnlyDictionary<string, IConnector> connectors, IConnectionOpener opener, IRouteShapes shapes)
{
    private static readonly TargetShape _noFields = new([]);

    /// <summary>Compares each route's target with what its mapping writes; changes nothing.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>One result for each route, in their order, and one for the help desk that takes tickets if it needs fields.</returns>
    /// <exception cref="ConnectorException">A target could not be read.</exception>
    public Task<IReadOnlyList<RouteProvision>> PlanAsync(BridgeSettings settings, CancellationToken cancellationToken) => PlanAsync(settings, null, cancellationToken);

    /// <summary>Compares one target with what the mappings write into it; changes nothing.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="only">Name of the connection; null for all.</param>
    /// <param name="cancellationToken">Abandons the calls.</param>
    /// <returns>As for all targets.</returns>
    /// <exception cref="ConnectorException">The target could not be read.</exception>
    public async Task<IReadOnlyList<RouteProvision>> PlanAsync(BridgeSettings settings, string? only, CancellationToken cancellationToken)
    {
        var results = new List<RouteProvision>();
        foreach (var route in settings.Routes.Where(route => !route.IsKept && (only ?? route.To) == route.To))
        {
            var shape = shapes.Open(route, settings);
            var steps = Open(settings, route, shape) is { } target ? await target.PlanAsync(shape, cancellationToken) : null;
            results.Add(new RouteProvision(route.Name, route.To, steps));
        }

        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in settings.Routes.Where(route => route.IsTickets && (only ?? route.From) == route.From))
        {
            if (OpenTickets(settings, route) is { } target)
            {
                made.Add(route.From);
                results.Add(new RouteProvision(route.Name, route.From, await target.PlanAsync(_noFields, cancellationToken)));
            }
        }

        foreach (var (name, connection) in WrittenDesks(settings).Where(desk => !made.Contains(desk.Connection) && (only ?? desk.Connection) == desk.Connection))
        {
            if (OpenDesk(settings, connection) is { } target)
            {
                results.Add(new RouteProvision(name, connection, await target.PlanAsync(_noFields, cancellationToken)) { IsDesk = true });
            }
        }

        return results;
    }

    /// <summary>Creates the missing fields of a plan, in its order.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="plan">The plan; conflicts in it are left alone.</param>
    /// <param name="created">Told after each field that was created.</param>
    /// <param name="cancellationToken">Stops between two fields; running again goes on from there.</param>
    /// <returns>A task that ends when all fields exist.</returns>
    /// <exception cref="ConnectorException">A target refused; the fields before it exist.</exception>
    public async Task ApplyAsync(
        BridgeSettings settings, IReadOnlyList<RouteProvision> plan, Action<RouteProvision, ProvisionStep> created, CancellationToken cancellationToken)
    {
        foreach (var item in plan)
        {
            var target = settings.Routes.FirstOrDefault(candidate => candidate.Name == item.Route) switch
            {
                null => OpenDesk(settings, item.Connection),
                { IsTickets: true } tickets => OpenTickets(settings, tickets),
                var route => Open(settings, route, shapes.Open(route, settings)),
            };
            if (target is null)
            {
                continue;
            }

            foreach (var step in item.Of(ProvisionAction.Create))
            {
                await target.ApplyAsync(step, cancellationToken);
                created(item, step);
            }
        }
    }

    // Whoever opens tickets needs a place for their keys; whoever only reads them needs nothing.
    private static IEnumerable<(string Name, string Connection)> WrittenDesks(BridgeSettings settings) =>
        settings.MemberApi is { } api ? [("memberApi", api.Desk)]
        : settings.Surveys is { FollowUp: not null } surveys ? [("surveys", surveys.Desk)]
        : [];

    // Most help desks are there before the bridge comes; in a workbook the sheets that people type into are made first.
    private IProvisions? OpenTickets(BridgeSettings settings, RouteSettings route) =>
        connectors[settings.Connections[route.From].Type] is IOpensSource<Ticket> connector
            ? connector.OpenSource(opener.Open(settings, route.From).Context, []) as IProvisions
            : null;

    private IProvisions? OpenDesk(BridgeSettings settings, string connection) =>
        connectors[settings.Connections[connection].Type] is IOpensTicketDesk connector
            ? connector.OpenDesk(opener.Open(settings, connection).Context, DeskWords.None) as IProvisions
            : null;

    private IProvisions? Open(BridgeSettings settings, RouteSettings route, TargetShape shape)
    {
        var entry = settings.Connections[route.To];
        var opened = opener.Open(settings, route.To);
        opened.Egress?.Allow(shape);
        var connection = opened.Context;
        object? sink = (route.Record, connectors[entry.Type]) switch
        {
            (RecordKinds.Member, IOpensSink<Member> connector) => connector.OpenSink(connection, shape),
            (RecordKinds.Office, IOpensSink<Office> connector) => connector.OpenSink(connection, shape),
            (RecordKinds.Standing, IOpensSink<MemberStanding> connector) => connector.OpenSink(connection, shape),
            _ => null,
        };
        return sink as IProvisions;
    }
}
