namespace Bridge.Connectors.Salesforce.Access;

/// <summary>Signs in with the app's key and secret. Source: Salesforce Help, "OAuth 2.0 Client Credentials Flow".</summary>
/// <param name="clientId">Consumer key.</param>
/// <param name="clientSecret">Consumer secret.</param>
internal sealed class SalesforceClientGrant(string clientId, string clientSecret) : ISalesforceGrant
{
    /// <inheritdoc />
    public string Remedy =>
        "Check clientId and clientSecret, that 'address' is your My Domain, and that the app has the client credentials flow on with a user it runs as.";

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, string>> Form() =>
        [new("grant_type", "client_credentials"), new("client_id", clientId), new("client_secret", clientSecret)];
}
