namespace Bridge.Sandbox.Salesforce;

/// <summary>How the stand-in of a Salesforce org behaves.</summary>
public sealed record SalesforceSandboxOptions
{
    /// <summary>Consumer key of the app; default <c>sandbox-client</c>.</summary>
    public string ClientId { get; init; } = "sandbox-client";

    /// <summary>Consumer secret of the app; default <c>sandbox-secret</c>.</summary>
    public string ClientSecret { get; init; } = "sandbox-secret";

    /// <summary>Consumer key of a second app that runs as a representative; its secret is the same.</summary>
    public string RepresentativeClientId { get; init; } = "sandbox-csr-client";

    /// <summary>User the app runs as; default <c>bridge@example.test</c>.</summary>
    public string UserName { get; init; } = "bridge@example.test";

    /// <summary>A representative, without the permission set of the bridge; default <c>csr@example.test</c>.</summary>
    public string RepresentativeUserName { get; init; } = "csr@example.test";

    /// <summary>Public key that signed assertions must fit, as PEM (<c>PUBLIC KEY</c> or <c>CERTIFICATE</c>); null (the default)
    /// takes any RS256 signature for good.</summary>
    public string? AssertionKey { get; init; }

    /// <summary>Calls allowed in 24 hours; default 100,000.</summary>
    public int DailyCalls { get; init; } = 100_000;

    /// <summary>How long a session lives; default 2 hours, as in a new org.</summary>
    public TimeSpan SessionLife { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Rows of one query page; default 2,000, as in a real org.</summary>
    public int QueryPage { get; init; } = 2000;

    /// <summary>How long an ingest job waits before it is worked on; default not at all.</summary>
    public TimeSpan JobDelay { get; init; }

    /// <summary>Whether a duplicate rule on contacts (same e-mail address and last name) is active; default false.</summary>
    public bool HasDuplicateRule { get; init; }

    /// <summary>Whether MLS_Key__c and its rights are there from the start; default false.</summary>
    public bool HasKeyFields { get; init; }

    /// <summary>Queue that the assignment rule gives new cases to; null (the default) for no rule.</summary>
    public string? AssignmentQueue { get; init; }

    /// <summary>Names of the queues of cases; default Level I, Level II, Level III and Care.</summary>
    public IReadOnlyList<string> Queues { get; init; } = ["Level I", "Level II", "Level III", "Care"];

    /// <summary>Whether changes of status and owner are kept in the history of cases; default true.</summary>
    public bool TracksCases { get; init; } = true;

    /// <summary>Cases that are there from the start, asked by members of the stand-in MLS; default none. The org then has the key fields.</summary>
    public int Cases { get; init; }

    /// <summary>Members who ask those cases, at least 1; default 1,000. Their keys are <c>mls:KEY</c>.</summary>
    public int Members { get; init; } = 1000;

    /// <summary>Days before now over which those cases are spread, at least 1; default 30.</summary>
    public int Days { get; init; } = 30;

    /// <summary>Whether the user may customize the application (create fields and permission sets); default true.</summary>
    public bool MayCustomize { get; init; } = true;
}
