namespace Bridge.Sandbox.Zendesk.Access;

/// <summary>Who makes a call and what the credential allows.</summary>
internal sealed record Caller(long Id, string Name, string Email, string Role, IReadOnlyList<string> Scopes)
{
    /// <summary>What the account sees where a credential is missing or wrong.</summary>
    public static Caller Anonymous { get; } = new(0, "Anonymous user", "invalid@example.com", "end-user", []);

    public bool IsAnonymous => Id == 0;

    public bool IsAdmin => Role == "admin";

    public bool MayRead(string resource) => Has("read") || Has(resource + ":read");

    public bool MayWrite(string resource) => Has("write") || Has(resource + ":write");

    private bool Has(string scope) => Scopes.Contains(scope);
}
