namespace Bridge.Sandbox.Salesforce.Access;

/// <summary>Who calls.</summary>
/// <param name="UserName">His user name.</param>
/// <param name="Token">The access token.</param>
internal sealed record Session(string UserName, string Token);
