namespace Bridge.Access.Settings;

/// <summary>Whose tokens (JWT) machines present in <c>Authorization: Bearer</c>.</summary>
public sealed record MachineSettings
{
    /// <summary>First half of each machine's stable id (<c>name|sub</c>): small letters, digits and dashes.</summary>
    public string Name { get; init; } = "machine";

    /// <summary>Address of the issuer, whose keys are read by discovery; http on a loopback address only. Either this or <see cref="KeyFile"/>.</summary>
    public Uri? Authority { get; init; }

    /// <summary>What the tokens must name as their issuer; null: what the discovery says. Needed with <see cref="KeyFile"/>.</summary>
    public string? Issuer { get; init; }

    /// <summary>Path of a file with public keys: PEM or a JSON Web Key Set. It is read once, at the start.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Whom the tokens must be for; null: <c>bridge-support</c> or <c>bridge-finance</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>Claim that holds the roles, by its name or by its path; <c>scope</c> and <c>scp</c> are taken apart at spaces. Default <c>roles</c>.</summary>
    public string RolesClaim { get; init; } = "roles";

    /// <summary>Value of the claim to role of the bridge; empty: the values are the roles themselves. Other values are ignored.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();
}
