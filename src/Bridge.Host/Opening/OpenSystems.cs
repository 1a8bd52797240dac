using Bridge.Core.Connectors;
using Bridge.Core.Interactions;
using Bridge.Core.Listings;
using Bridge.Core.Notices;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Settings;

namespace Bridge.Host.Opening;

/// <summary>What connections can besides carrying the records of routes.</summary>
/// <param name="settings">The settings.</param>
/// <param name="connectors">Connectors by name.</param>
/// <param name="connections">Opens connections.</param>
internal sealed class OpenSystems(BridgeSettings settings, IReadOnlyDictionary<string, IConnector> connectors, ConnectionOpener connections)
{
    /// <summary>Opens members' timelines in a connection's system.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>The timelines, or null when the system has none.</returns>
    public ITimeline? OpenTimeline(string connection) => Find<IOpensTimeline>(connection)?.OpenTimeline(Context(connection));

    /// <summary>Opens the way for files to a connection's help desk.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>The way, or null when the help desk takes none.</returns>
    public IUploads? OpenUploads(string connection) => Find<IOpensUploads>(connection)?.OpenUploads(Context(connection));

    /// <summary>Tells whether tickets of a connection can be handed to other groups.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>True when they can.</returns>
    public bool CanHandOff(string connection) => Find<IOpensHandOffs>(connection) is not null;

    /// <summary>Opens the way for hand-offs of a connection.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <param name="words">Its groups and topics.</param>
    /// <returns>The way, or null when it has none.</returns>
    public IHandOffs? OpenHandOffs(string connection, DeskWords words) => Find<IOpensHandOffs>(connection)?.OpenHandOffs(Context(connection), words);

    /// <summary>Opens the way for notices to a connection's system.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it takes them.</param>
    /// <returns>The way.</returns>
    public INotifies OpenNotices(string connection) => Find<IOpensNotices>(connection)!.OpenNotices(Context(connection)); // as said above

    /// <summary>Opens the look-up of a connection's listings.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it has some.</param>
    /// <returns>The look-up.</returns>
    public IFindsListings OpenListings(string connection) => Find<IOpensListings>(connection)!.OpenListings(Context(connection)); // as said above

    /// <summary>Opens the reading of whoever asked in a connection's tickets.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it tells.</param>
    /// <returns>The reading.</returns>
    public IReadsRequesters OpenRequesters(string connection) => Find<IOpensRequesters>(connection)!.OpenRequesters(Context(connection)); // as said above

    /// <summary>Opens the reading of a help desk's own surveys.</summary>
    /// <param name="connection">Name of the connection; validation made sure that it has some.</param>
    /// <returns>The reading.</returns>
    public IReadsSurveyResponses OpenResponses(string connection) => Find<IOpensSurveyResponses>(connection)!.OpenResponses(Context(connection)); // as said above

    /// <summary>Finds the place where a help desk's people see answers to surveys.</summary>
    /// <param name="connection">Name of the connection.</param>
    /// <returns>Opens the place; null when the help desk has none.</returns>
    public Func<IShowsSurveyResponses>? FindSurveyBoard(string connection) =>
        Find<IOpensSurveyBoard>(connection) is { } board ? () => board.OpenSurveyBoard(Context(connection)) : null;

    private T? Find<T>(string connection)
        where T : class => connectors[settings.Connections[connection].Type] as T;

    private ConnectionContext Context(string connection) => connections.Open(settings, connection).Context;
}
