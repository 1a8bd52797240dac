namespace Bridge.Sandbox.Dataverse;

/// <summary>How the stand-in of a Dataverse environment behaves.</summary>
public sealed record DataverseSandboxOptions
{
    /// <summary>Tenant of the directory, as it stands in the address of the token; default <c>sandbox-tenant</c>.</summary>
    public string Tenant { get; init; } = "sandbox-tenant";

    /// <summary>Application (client) id of the app registration; default <c>sandbox-client</c>.</summary>
    public string ClientId { get; init; } = "sandbox-client";

    /// <summary>Its secret; default <c>sandbox-secret</c>.</summary>
    public string ClientSecret { get; init; } = "sandbox-secret";

    /// <summary>A second app, which runs as a representative; its secret is the same.</summary>
    public string RepresentativeClientId { get; init; } = "sandbox-csr-client";

    /// <summary>An app that the directory knows and the environment does not; its secret is the same.</summary>
    public string StrangerClientId { get; init; } = "sandbox-stranger-client";

    /// <summary>How long a token lives; default 3,599 s, as the directory gives it.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromSeconds(3599);

    /// <summary>How long the index of a new alternate key is being built; default 0.</summary>
    public TimeSpan KeyDelay { get; init; }

    /// <summary>Calls of one user in 300 s; default 6,000.</summary>
    public int Calls { get; init; } = 6000;

    /// <summary>Calls of one user at the same time; default 52, the number that is refused.</summary>
    public int Concurrent { get; init; } = 52;

    /// <summary>Work that one written row counts for, out of 1,200 s in 300 s; default 0.</summary>
    public TimeSpan TimePerRow { get; init; }

    /// <summary>Whether the alternate keys of contacts and accounts, and the key column of cases, are there and active from the start; default false.</summary>
    public bool HasKeys { get; init; }

    /// <summary>Whether the app's role may make columns, keys and profiles; default true.</summary>
    public bool MayCustomize { get; init; } = true;

    /// <summary>Whether the app's role may create and change contacts and accounts; default true.</summary>
    public bool MayWrite { get; init; } = true;

    /// <summary>How long a change token lives; default 7 days.</summary>
    public TimeSpan ChangeTokenLife { get; init; } = TimeSpan.FromDays(7);
}
