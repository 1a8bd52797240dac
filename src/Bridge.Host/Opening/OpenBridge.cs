using Bridge.Audit;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Calls;
using Bridge.Host.Features.Hooks;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;
using RecordKinds = Bridge.Host.Settings.Routes.RecordKinds;

namespace Bridge.Host.Opening;

/// <summary>A settings file brought to life: its store, its connections, its routes.</summary>
internal sealed class OpenBridge : IDisposable
{
    private readonly BridgeSettings _settings;
    private readonly IReadOnlyDictionary<string, IConnector> _connectors;
    private readonly TimeProvider _time;
    private readonly ConnectionOpener _connections;
    private readonly Lazy<TicketStore> _tickets;

    private OpenBridge(BridgeSettings settings, IReadOnlyDictionary<string, IConnector> connectors, TimeProvider time)
    {
        (_settings, _connectors, _time) = (settings, connectors, time);
        _connections = new ConnectionOpener(connectors, time);
        Store = BridgeStore.Open(settings.StorePath);
        _tickets = new(() => TicketStore.Open(
            settings.DeskPath, settings.Routes.Where(route => route.IsTickets).ToDictionary(route => route.From, route => route.Desk, StringComparer.Ordinal)));
    }

    /// <summary>The store.</summary>
    public BridgeStore Store { get; }

    /// <summary>The tickets that the hub keeps; the file is opened, or made, when it is first asked for.</summary>
    /// <exception cref="StoreException">The file cannot be used.</exception>
    public TicketStore Tickets => _tickets.Value;

    /// <summary>What the connections can besides carrying records.</summary>
    public OpenSystems Systems => new(_settings, _connectors, _connections);

    /// <summary>The routes.</summary>
    public OpenRoutes Routes => new(_settings, _connectors, _connections, Store, _tickets, _time);

    /// <summary>Support's audit.</summary>
    /// <returns>The audit; it lives as long as the bridge.</returns>
    /// <exception cref="AuditException">It cannot be used.</exception>
    public AuditLog Audit() => _connections.Journal(_settings).Log();

    /// <summary>Until when a rate limit holds a connection's calls back.</summary>
    /// <param name="name">Name of the connection.</param>
    /// <returns>The instant; null while it is open or was never used.</returns>
    public DateTimeOffset? ThrottledUntil(string name) => _connections.ThrottledUntil(name);

    /// <summary>Opens the store; connections open when a route needs them.</summary>
    /// <param name="settings">The checked settings.</param>
    /// <param name="connectors">Connectors by name.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The bridge; the caller disposes it.</returns>
    /// <exception cref="StoreException">The store cannot be used.</exception>
    public static OpenBridge Open(BridgeSettings settings, IReadOnlyDictionary<string, IConnector> connectors, TimeProvider time) =>
        new(settings, connectors, time);

    /// <summary>Number of a route's stream in the store.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The number.</returns>
    public long StreamOf(RouteSettings route) => Routes.StreamOf(route);

    /// <summary>Opens a route.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The route, ready to plan or run.</returns>
    /// <exception cref="MappingFaultsException">Its mapping document has faults.</exception>
    public IRouteRun OpenRoute(RouteSettings route) => Routes.Open(route);

    /// <summary>Where the reading of a route stands.</summary>
    /// <param name="route">The route.</param>
    /// <returns>When it was last brought up to date, or null when it never was.</returns>
    public DateTimeOffset? CompleteSince(RouteSettings route)
    {
        if (!route.IsKept || route.Record == RecordKinds.Interaction)
        {
            return new Checkpoints(Store, StreamOf(route), _time).Find() is { IsComplete: true } checkpoint ? checkpoint.SavedAt : null;
        }

        return route.IsTickets
            ? Tickets.FindReading(route.From) is { IsComplete: true } tickets ? tickets.SavedAt : null
            : CallRun.FindReading(MeasureFiles.Store(_settings.MeasuresFolder), route.From) is { IsComplete: true } calls ? calls.SavedAt : null;
    }

    /// <summary>Opens a connection's help desk.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it has one.</param>
    /// <returns>The help desk.</returns>
    public ITicketDesk OpenDesk(string connection)
    {
        var desk = (IOpensTicketDesk)_connectors[_settings.Connections[connection].Type];
        return desk.OpenDesk(_connections.Open(_settings, connection).Context, WordsOf(connection));
    }

    /// <summary>Begins to follow what goes on in a connection's phone system.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it tells.</param>
    /// <param name="sink">Takes the calls.</param>
    /// <returns>The following; the caller disposes it.</returns>
    public ILiveCalls OpenLiveCalls(string connection, ICallSink sink)
    {
        var phones = (IOpensLiveCalls)_connectors[_settings.Connections[connection].Type];
        return phones.OpenLiveCalls(_connections.Open(_settings, connection).Context, sink);
    }

    /// <summary>How the settings read a help desk's groups and topics.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>The words of the route that reads its tickets.</returns>
    public DeskWords WordsOf(string connection) =>
        _settings.Routes.FirstOrDefault(route => route.IsTickets && route.From == connection)?.Desk ?? DeskWords.None;

    /// <summary>Opens the source of a route of standings.</summary>
    /// <param name="route">The route.</param>
    /// <returns>The source.</returns>
    public ISource<MemberStanding> OpenStandings(RouteSettings route)
    {
        var source = (IOpensSource<MemberStanding>)_connectors[_settings.Connections[route.From].Type]; // validation made sure of it
        return source.OpenSource(_connections.Open(_settings, route.From).Context, []);
    }

    /// <summary>Tells who was brought to a connection.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>True for a member's external id that is linked there; for any, when no route brings members there.</returns>
    public Func<string, bool> Knows(string connection)
    {
        var members = Routes.MembersOf(connection);
        return members.Count == 0 ? _ => true : member => members.Exists(links => links.Find([member]).Count > 0);
    }

    /// <summary>The connections that may call the bridge: those with a secret to know them by.</summary>
    /// <returns>The doors.</returns>
    public IReadOnlyList<HookDoor> HookDoors() =>
    [
        .. from entry in _settings.Connections.Values
           let connector = _connectors[entry.Type]
           where connector is IOpensTicketDesk
           let reader = (connector as IReadsHooks)?.OpenHooks(entry.Settings)
           where reader is not null
           select new HookDoor(entry.Name, reader, () => OpenDesk(entry.Name)),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        _connections.Dispose();
        if (_tickets.IsValueCreated)
        {
            _tickets.Value.Dispose();
        }

        Store.Dispose();
    }
}
