using Bridge.Connectors.Reso.Api;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>A host does not answer as a way of reading needs it; never leaves the connector.</summary>
/// <param name="what">What was seen.</param>
/// <param name="remedy">What to do where the way is set by an administrator.</param>
internal sealed class ResoWayException(string what, string remedy) : Exception(what)
{
    /// <summary>What leaves the connector when there is no other way.</summary>
    public ConnectorException Error { get; } = ResoErrors.Paging(what, remedy);
}
