namespace Bridge.Connectors.Salesforce.Access;

/// <summary>What the bridge shows to get a session.</summary>
internal interface ISalesforceGrant
{
    /// <summary>Where to look when Salesforce does not accept it, as the remedy of a message.</summary>
    string Remedy { get; }

    /// <summary>Makes the form of one sign-in.</summary>
    /// <returns>Names and values.</returns>
    /// <exception cref="Core.Connectors.ConnectorException">What the settings name cannot be used.</exception>
    IReadOnlyList<KeyValuePair<string, string>> Form();
}
