using Bridge.Core.Connectors;

namespace Bridge.Connectors.Salesforce;

/// <summary>The door to the connector of Salesforce.</summary>
public static class SalesforceRegistration
{
    /// <summary>Name used in the settings.</summary>
    public const string Name = "salesforce";

    /// <summary>Makes the connector.</summary>
    /// <returns>The connector.</returns>
    public static IConnector Create() => new SalesforceConnector();
}
