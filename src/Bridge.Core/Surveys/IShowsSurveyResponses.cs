using Bridge.Core.Connectors;

namespace Bridge.Core.Surveys;

/// <summary>A place where the people of a help desk see what members answered to the bridge's surveys. Safe for parallel calls; never retries.</summary>
public interface IShowsSurveyResponses
{
    /// <summary>Shows responses; one that is shown already is brought up to date, so that showing twice is showing once.</summary>
    /// <param name="responses">The responses.</param>
    /// <param name="cancellationToken">Gives up; then none is shown.</param>
    /// <returns>A task that ends once they are there.</returns>
    /// <exception cref="ConnectorException">See <see cref="FailureKind"/>.</exception>
    Task ShowAsync(IReadOnlyList<SurveyResponse> responses, CancellationToken cancellationToken);
}

/// <summary>Capability of a connector: its system has such a place.</summary>
public interface IOpensSurveyBoard
{
    /// <summary>Opens the place of a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The place.</returns>
    IShowsSurveyResponses OpenSurveyBoard(ConnectionContext connection);
}
