using Bridge.Core.Connectors;

namespace Bridge.Core.Surveys;

/// <summary>Reads what people answered to a system's own surveys. Safe for parallel calls; never retries, keeps no state.</summary>
public interface IReadsSurveyResponses
{
    /// <summary>Streams the responses of a span of time, each in its newest state; one may come twice.</summary>
    /// <remarks>
    /// The origin of each key is the connection's name. Member, representative, group and channel are left out: whoever keeps the
    /// tickets knows them.
    /// </remarks>
    /// <param name="since">UTC instant of the earliest.</param>
    /// <param name="cancellationToken">Stops between two pages.</param>
    /// <returns>Pages of responses.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    IAsyncEnumerable<IReadOnlyList<SurveyResponse>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system asks for opinions itself.</summary>
public interface IOpensSurveyResponses
{
    /// <summary>Opens the reading of a connection's responses.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The reading.</returns>
    IReadsSurveyResponses OpenResponses(ConnectionContext connection);
}
