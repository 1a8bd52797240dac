using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Calls;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Standings;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;
using Bridge.Mapping.Records;
using RecordWords = Bridge.Host.Settings.Routes.RecordKinds;
using SyncKinds = Bridge.Host.Features.Sync.RecordKinds;

namespace Bridge.Host.Opening;

/// <summary>Opens routes: from where, through which mapping, to where.</summary>
/// <param name="settings">The settings.</param>
/// <param name="connectors">Connectors by name.</param>
/// <param name="connections">Opens connections.</param>
/// <param name="store">The store.</param>
/// <param name="tickets">The tickets that the hub keeps; made when a route of tickets is opened.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenRoutes(
    BridgeSettings settings,
    IReadOnlyDictionary<string, IConnector> connectors,
    ConnectionOpener connections,
    BridgeStore store,
    Lazy<TicketStore> tickets,
    TimeProvider time)
{
    /// <summary>Number of a route's stream in the store.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The number.</returns>
    /// <remarks>
    /// What was written where is remembered for each system, not for the name of a connection: one that leads to another account or another CRM finds nothing written
    /// there yet, and one that leads back goes on where it was.
    /// </remarks>
    public long StreamOf(RouteSettings route) => route.IsKept ? KeptOf(route).Stream : store.StreamId($"{NameOf(route)} {settings.Connections[route.To].System}", former: NameOf(route));

    /// <summary>Opens a route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The route, ready to plan or run.</returns>
    /// <exception cref="MappingFaultsException">Its mapping document has faults.</exception>
    public IRouteRun Open(RouteSettings route) => route.Record switch
    {
        RecordWords.Member => OpenRoute(route, SyncKinds.Member, source => source),
        RecordWords.Office => OpenRoute(route, SyncKinds.Office, source => source),
        RecordWords.Standing => OpenRoute(route, SyncKinds.Standing, source => new KnownMembers(source, MembersOf(route.To))),
        RecordWords.Ticket => OpenTickets(route),
        RecordWords.Call => OpenCalls(route),
        RecordWords.Interaction => OpenInteractions(route),
        _ => throw new InvalidOperationException($"No record kind is called {route.Record}; validation lets none through."),
    };

    /// <summary>The links of the members that routes bring to a connection.</summary>
    /// <param name="target">Name of the connection.</param>
    /// <returns>Those of each such route.</returns>
    public List<Links> MembersOf(string target) =>
        [.. settings.Routes.Where(route => route.To == target && route.Record == RecordWords.Member).Select(route => new Links(store, StreamOf(route)))];

    private static string NameOf(RouteSettings route) => $"{route.Record}:{route.From}>{route.To}";

    private KnownSystem KeptOf(RouteSettings route) => new(store, NameOf(route), settings.Connections[route.From].System);

    private TicketRun OpenTickets(RouteSettings route)
    {
        var source = (IOpensSource<Ticket>)connectors[settings.Connections[route.From].Type]; // validation made sure of it
        var reading = connections.Open(settings, route.From);
        return new TicketRun(route, source.OpenSource(reading.Context, []), reading, tickets.Value, store, KeptOf(route), time);
    }

    private CallRun OpenCalls(RouteSettings route)
    {
        var source = (IOpensCalls)connectors[settings.Connections[route.From].Type]; // validation made sure of it
        var reading = connections.Open(settings, route.From);
        return new CallRun(
            route, source.OpenCalls(reading.Context), reading, MeasureFiles.Store(settings.MeasuresFolder), store, KeptOf(route), time,
            settings.MemberApi is null ? null : new CallInteractions(InteractionStore.PathBeside(settings.StorePath)).Keep);
    }

    private InteractionRun OpenInteractions(RouteSettings route)
    {
        var source = (IOpensInteractions)connectors[settings.Connections[route.From].Type]; // validation made sure of it
        var reading = connections.Open(settings, route.From);
        return new InteractionRun(
            route, source.OpenInteractions(reading.Context), reading, InteractionStore.PathBeside(settings.StorePath), store, KeptOf(route), time);
    }

    private RouteRun<T> OpenRoute<T>(RouteSettings route, RecordKind<T> kind, Func<ISource<T>, ISource<T>> narrow)
        where T : class, IRecord
    {
        var (from, to) = (settings.Connections[route.From], settings.Connections[route.To]);
        var source = (IOpensSource<T>)connectors[from.Type]; // validation made sure of it
        var sink = (IOpensSink<T>)connectors[to.Type]; // validation made sure of it
        var (reading, writing) = (connections.Open(settings, route.From), connections.Open(settings, route.To));
        var before = CallCounts.Of(reading, writing);
        (source as IPrepares)?.Prepare<T>(reading.Context); // it sets out for the MLS while the mapping is read here
        var opening = MappingCatalogue.Open<T>(
            route.Mapping ?? sink.DefaultMapping, route.DepartedStatuses, Path.GetDirectoryName(settings.File));
        var mapper = opening.Mapper ?? throw new MappingFaultsException(opening.Faults);
        writing.Allow(mapper.Shape);
        return new RouteRun<T>(new OpenRoute<T>
        {
            Settings = route,
            Kind = kind,
            Origin = from.Settings.Text("origin") ?? from.Name,
            SourceSystem = from.System,
            Source = narrow(source.OpenSource(reading.Context, mapper.SourceFields)),
            Mapper = mapper,
            Sink = sink.OpenSink(writing.Context, mapper.Shape),
            From = reading,
            To = writing,
            Before = before,
            Store = store,
            Journal = connections.Journal(settings),
            Stream = StreamOf(route),
            SiblingStreams = [.. settings.Routes.Where(other => other.Record == route.Record && other.Name != route.Name && settings.Connections[other.To].System == to.System).Select(StreamOf)],
            ReferredStreams = Referred(route),
            Time = time,
        });
    }

    private Dictionary<string, long> Referred(RouteSettings route)
    {
        var streams = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var other in settings.Routes.Where(other => other.To == route.To && other.From == route.From && other.Name != route.Name))
        {
            // By the route's own name, and by what it carries, so that a renamed route is still found.
            streams[other.Name] = StreamOf(other);
            streams.TryAdd($"{other.Record}s", StreamOf(other));
        }

        return streams;
    }
}
