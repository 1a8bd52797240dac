using Bridge.Core.Connectors;

namespace Bridge.Connectors.Zendesk;

/// <summary>Adds Zendesk to the connectors of a process.</summary>
public static class ZendeskRegistration
{
    /// <summary>Name used in the settings.</summary>
    public const string Name = "zendesk";

    /// <summary>Makes the connector.</summary>
    /// <returns>The connector.</returns>
    public static IConnector Create() => new ZendeskConnector();
}
