namespace Bridge.Access.Settings;

/// <summary>How the bridge proves to the provider who is asking.</summary>
public enum ClientProof
{
    /// <summary>Id and secret in the header; what OpenID Connect takes when nothing else was agreed.</summary>
    Basic,

    /// <summary>Id and secret in the body.</summary>
    Post,
}

/// <summary>The OpenID provider that people sign in with.</summary>
public sealed record PeopleSettings
{
    /// <summary>First half of everybody's stable id (<c>name|sub</c>): small letters, digits and dashes. Never change it: people would become others.</summary>
    public string Name { get; init; } = "openid";

    /// <summary>What the sign-in page calls the provider; null: its name.</summary>
    public string? Title { get; init; }

    /// <summary>The provider's address (issuer); its settings are read from <c>/.well-known/openid-configuration</c> below it. http on a loopback address only.</summary>
    public required Uri Authority { get; init; }

    /// <summary>Id under which the provider knows this side of the bridge.</summary>
    public required string ClientId { get; init; }

    /// <summary>The secret itself, resolved from its reference; null for a client that the provider keeps none for.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where the secret is put.</summary>
    public ClientProof Proof { get; init; } = ClientProof.Basic;

    /// <summary>What is asked for; <c>openid</c> is always among it.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary>Claim that holds the roles, by its name or by its path (<c>realm_access.roles</c>); default <c>roles</c>.</summary>
    public string RolesClaim { get; init; } = "roles";

    /// <summary>Value of the claim to role of the bridge; empty: the values are the roles themselves. Other values are ignored.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc />
    public override string ToString() => $"{nameof(PeopleSettings)} {{ {Name} }}"; // never the secret
}
