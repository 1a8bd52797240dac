namespace Bridge.Sandbox.Tests.Reso;

internal static class TokenForms
{
    public static IReadOnlyDictionary<string, string> ClientCredentials { get; } = new Dictionary<string, string>
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = "sandbox-client",
        ["client_secret"] = "sandbox-secret",
        ["scope"] = "api",
    };

    public static IReadOnlyDictionary<string, string> Password { get; } = new Dictionary<string, string>
    {
        ["grant_type"] = "password",
        ["client_id"] = "sandbox-client",
        ["client_secret"] = "sandbox-secret",
        ["username"] = "sandbox-user",
        ["password"] = "sandbox-password",
    };
}
