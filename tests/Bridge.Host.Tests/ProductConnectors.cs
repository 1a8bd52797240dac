using Bridge.Core.Connectors;
using Bridge.Host.Composition;

namespace Bridge.Host.Tests;

/// <summary>The connectors that the product names, for tests outside of this project.</summary>
public static class ProductConnectors
{
    public static IReadOnlyDictionary<string, IConnector> ByName { get; } = ConnectorCatalogue.Open();
}
