using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Settings;
using Bridge.Core.Telemetry;

namespace Bridge.Core.Connectors;

/// <summary>A kind of outer system the bridge can talk to; one instance for the whole process, without state.</summary>
/// <remarks>What a connector can do is told by the further interfaces it implements: <see cref="IOpensSource{T}"/>, <see cref="IOpensSink{T}"/>.</remarks>
public interface IConnector
{
    /// <summary>Name used in the settings (<c>type: zendesk</c>); lower case.</summary>
    string Name { get; }

    /// <summary>One sentence: which system this is.</summary>
    string Summary { get; }

    /// <summary>The settings a connection of this kind takes.</summary>
    IReadOnlyList<SettingSpec> Settings { get; }

    /// <summary>Opens the check of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The check.</returns>
    IChecks OpenCheck(ConnectionContext connection);
}

/// <summary>Capability of a connector: it can read records of a kind.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public interface IOpensSource<T>
    where T : IRecord
{
    /// <summary>Opens a source.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="fields">Field names that the route needs, standard or local; never a <see cref="ForbiddenFields"/>.</param>
    /// <returns>The source; it may implement <see cref="IListsKeys"/>.</returns>
    ISource<T> OpenSource(ConnectionContext connection, IReadOnlyList<string> fields);
}

/// <summary>Capability of a connector: it can write records of a kind.</summary>
/// <typeparam name="T">Record kind.</typeparam>
public interface IOpensSink<in T>
    where T : IRecord
{
    /// <summary>Name of the mapping document that holds when a route names none, for example <c>zendesk-members</c>.</summary>
    string DefaultMapping { get; }

    /// <summary>Opens a sink.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="shape">The fields the route writes.</param>
    /// <returns>The sink; it may implement <see cref="IReadsBack"/>, <see cref="ITakesCensus"/>, <see cref="IProvisions"/>.</returns>
    ISink<T> OpenSink(ConnectionContext connection, TargetShape shape);
}

/// <summary>What a connector needs to talk over one connection; shared by all routes that use it.</summary>
/// <param name="Settings">The checked settings.</param>
/// <param name="Http">Client whose handlers keep the rate budget, the time limits and the only retries there are.</param>
/// <param name="Calls">Counts the calls.</param>
/// <param name="Time">The clock.</param>
public sealed record ConnectionContext(ConnectionSettings Settings, HttpClient Http, CallMeter Calls, TimeProvider Time)
{
    /// <summary>The door for records that leave other than by <see cref="Http"/>; null for a system that is only read.</summary>
    public IEgressDoor? Door { get; init; }
}
