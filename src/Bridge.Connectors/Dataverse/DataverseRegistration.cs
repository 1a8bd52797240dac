using Bridge.Core.Connectors;

namespace Bridge.Connectors.Dataverse;

/// <summary>The door to the connector of Microsoft Dataverse.</summary>
public static class DataverseRegistration
{
    /// <summary>Name used in the settings.</summary>
    public const string Name = "dataverse";

    /// <summary>Makes the connector.</summary>
    /// <returns>The connector.</returns>
    public static IConnector Create() => new DataverseConnector();
}
