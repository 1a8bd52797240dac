namespace Bridge.Sandbox.Zendesk.Access;

/// <summary>Who makes a call and what the credential allows.</summary>
internal sealed record Caller(long Id, string Name, string Email, string Role, IReadOnlyList<string> Scopes)
{
    /// <summary>The person behind the administrator's credentials.</summary>
    public const long AdminId = 11_000_000_000_004;

    /// <summary>The person behind the agent's credentials.</summary>
    public const long AgentId = 11_000_000_000_024;

    /// <summary>What the account sees where a credential is missing or wrong.</summary>
    public static Caller Anonymous { get; } = new(0, "Anonymous user", "invalid@example.com", "end-user", []);

    public bool IsAnonymous => Id == 0;

    public bool IsEndUser => Role == "end-user";

    public bool IsAdmin => Role == "admin";

    public bool MayRead(string resource) => Has("read") || Has(resource + ":read");

    public bool MayWrite(string resource) => Has("write") || Has(resource + ":write");

    private bool Has(string scope) => Scopes.Contains(scope);
}
