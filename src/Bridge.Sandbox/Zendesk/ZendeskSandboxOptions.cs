namespace Bridge.Sandbox.Zendesk;

/// <summary>How the stand-in of a Zendesk Support account behaves.</summary>
public sealed record ZendeskSandboxOptions
{
    /// <summary>Whether bulk user imports are enabled for the account; without them the bulk calls for users answer
    /// 403. Default true.</summary>
    public bool BulkImportEnabled { get; init; } = true;

    /// <summary>API calls allowed per minute; 0 (the default) announces 100,000 and refuses nothing.</summary>
    public int AccountLimitPerMinute { get; init; }

    /// <summary>Time between a job's being accepted and its being done; 30 ms by default.</summary>
    public TimeSpan JobDelay { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How many jobs may be queued or running at once; 30 by default.</summary>
    public int JobLimit { get; init; } = 30;

    /// <summary>The share of jobs (0 to 1) that end as <c>failed</c> without any effect; 0 by default.</summary>
    public double FailedJobShare { get; init; }

    /// <summary>The share of jobs (0 to 1) that end as <c>killed</c> after half of their records; 0 by default.
    /// </summary>
    public double KilledJobShare { get; init; }

    /// <summary>Whether a user without an e-mail address is refused; false by default.</summary>
    public bool EmailRequired { get; init; }

    /// <summary>Whether an e-mail address sent in an update is added beside the primary one, as the real account does;
    /// false replaces the primary address. Default true.</summary>
    /// <remarks>Source: Zendesk support article 4408885830682, "primary email address ... User Identities".</remarks>
    public bool EmailUpdateAddsIdentity { get; init; } = true;

    /// <summary>How many seconds incremental exports lag behind; 60 by default.</summary>
    public int IncrementalLagSeconds { get; init; } = 60;

    /// <summary>Calls of incremental exports allowed per minute; 0 (the default) is no limit, real accounts have 10.
    /// </summary>
    public int IncrementalLimitPerMinute { get; init; }

    /// <summary>How long a new record stays unknown to search; zero by default.</summary>
    public TimeSpan SearchLag { get; init; } = TimeSpan.Zero;

    /// <summary>Single upserts of users allowed per second; null means 1 where bulk imports are disabled, else no
    /// limit; 0 is no limit.</summary>
    public int? SingleUpsertsPerSecond { get; init; }

    /// <summary>Writes of one and the same user allowed per minute; null means 5 where bulk imports are disabled, else
    /// no limit; 0 is no limit.</summary>
    public int? WritesPerUserPerMinute { get; init; }

    /// <summary>The administrator's address for Basic sign-in as <c>{email}/token:{token}</c>.</summary>
    public string Email { get; init; } = "admin@example.test";

    /// <summary>The address of a person with the role agent, for the same kind of sign-in.</summary>
    public string AgentEmail { get; init; } = "agent@example.test";

    /// <summary>The API token.</summary>
    public string ApiToken { get; init; } = "sandbox-token";

    /// <summary>A bearer token that may do everything.</summary>
    public string BearerToken { get; init; } = "sandbox-bearer";

    /// <summary>A bearer token of a person with the role agent.</summary>
    public string AgentBearerToken { get; init; } = "sandbox-agent-bearer";

    /// <summary>A bearer token with the scope <c>read</c> alone.</summary>
    public string ReadOnlyBearerToken { get; init; } = "sandbox-read-bearer";

    /// <summary>The unique identifier of the OAuth client.</summary>
    public string ClientId { get; init; } = "sandbox-client";

    /// <summary>The secret of the OAuth client.</summary>
    public string ClientSecret { get; init; } = "sandbox-secret";

    /// <summary>How long an access token lives unless the client asks otherwise; 30 minutes by default.</summary>
    public TimeSpan AccessTokenLife { get; init; } = TimeSpan.FromMinutes(30);
}
