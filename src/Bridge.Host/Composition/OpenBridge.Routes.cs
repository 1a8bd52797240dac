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
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;
using Bridge.Mapping.Records;
using RecordWords = Bridge.Host.Settings.Routes.RecordKinds;
using SyncKinds = Bridge.Host.Features.Sync.RecordKinds;

namespace Bridge.Host.Composition;

/// <content>Routes: from where, through which mapping, to where.</content>
internal sealed partial class OpenBridge
{
    /// <summary>Number of a route's stream in the store.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The number.</returns>
    public long StreamOf(RouteSettings route) => Store.StreamId($"{route.Record}:{route.From}>{route.To}");

    /// <summary>Opens a route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The route, ready to plan or run.</returns>
    /// <exception cref="MappingFaultsException">Its mapping document has faults.</exception>
    public IRouteRun OpenRoute(RouteSettings route) => route.Record switch
    {
        RecordWords.Member => OpenRoute(route, SyncKinds.Member, source => source),
        RecordWords.Office => OpenRoute(route, SyncKinds.Office, source => source),
        RecordWords.Standing => OpenRoute(route, SyncKinds.Standing, source => new KnownMembers(source, MembersOf(route.To))),
        RecordWords.Ticket => OpenTickets(route),
        RecordWords.Call => OpenCalls(route),
        RecordWords.Interaction => OpenInteractions(route),
        _ => throw new InvalidOperationException($"No record kind is called {route.Record}; validation lets none through."),
    };

    private TicketRun OpenTickets(RouteSettings route)
    {
        var source = (IOpensSource<Ticket>)_connectors[_settings.Connections[route.From].Type]; // validation made sure of it
        var reading = _connections.Open(_settings, route.From);
        return new TicketRun(route, source.OpenSource(reading.Context, []), reading, Tickets, Store, StreamOf(route), _time);
    }

    private CallRun OpenCalls(RouteSettings route)
    {
        var source = (IOpensCalls)_connectors[_settings.Connections[route.From].Type]; // validation made sure of it
        var reading = _connections.Open(_settings, route.From);
        return new CallRun(
            route, source.OpenCalls(reading.Context), reading, MeasureFiles.Store(_settings.MeasuresFolder), Store, StreamOf(route), _time,
            _settings.MemberApi is null ? null : new CallInteractions(InteractionStore.PathBeside(_settings.StorePath)).Keep);
    }

    private InteractionRun OpenInteractions(RouteSettings route)
    {
        var source = (IOpensInteractions)_connectors[_settings.Connections[route.From].Type]; // validation made sure of it
        var reading = _connections.Open(_settings, route.From);
        return new InteractionRun(
            route, source.OpenInteractions(reading.Context), reading, InteractionStore.PathBeside(_settings.StorePath), Store, StreamOf(route), _time);
    }

    private RouteRun<T> OpenRoute<T>(RouteSettings route, RecordKind<T> kind, Func<ISource<T>, ISource<T>> narrow)
        where T : class, IRecord
    {
        var (from, to) = (_settings.Connections[route.From], _settings.Connections[route.To]);
        var source = (IOpensSource<T>)_connectors[from.Type]; // validation made sure of it
        var sink = (IOpensSink<T>)_connectors[to.Type]; // validation made sure of it
        var (reading, writing) = (_connections.Open(_settings, route.From), _connections.Open(_settings, route.To));
        var before = CallCounts.Of(reading, writing);
        (source as IPrepares)?.Prepare<T>(reading.Context); // it sets out for the MLS while the mapping is read here
        var opening = MappingCatalogue.Open<T>(
            route.Mapping ?? sink.DefaultMapping, route.DepartedStatuses, Path.GetDirectoryName(_settings.File));
        var mapper = opening.Mapper ?? throw new MappingFaultsException(opening.Faults);
        writing.Allow(mapper.Shape);
        return new RouteRun<T>(new OpenRoute<T>
        {
            Settings = route,
            Kind = kind,
            Origin = from.Settings.Text("origin") ?? from.Name,
            Source = narrow(source.OpenSource(reading.Context, mapper.SourceFields)),
            Mapper = mapper,
            Sink = sink.OpenSink(writing.Context, mapper.Shape),
            From = reading,
            To = writing,
            Before = before,
            Store = Store,
            Journal = _connections.Journal(_settings),
            Stream = StreamOf(route),
            ReferredStreams = Referred(route),
            Time = _time,
        });
    }

    private List<Links> MembersOf(string target) =>
        [.. _settings.Routes.Where(route => route.To == target && route.Record == RecordWords.Member).Select(route => new Links(Store, StreamOf(route)))];

    private Dictionary<string, long> Referred(RouteSettings route)
    {
        var streams = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var other in _settings.Routes.Where(other => other.To == route.To && other.From == route.From && other.Name != route.Name))
        {
            // By the route's own name, and by what it carries, so that a renamed route is still found.
            streams[other.Name] = StreamOf(other);
            streams.TryAdd($"{other.Record}s", StreamOf(other));
        }

        return streams;
    }
}
