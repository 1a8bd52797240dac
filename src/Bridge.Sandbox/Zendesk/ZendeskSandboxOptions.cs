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

    /// <summary>Whether the limits of writes to tickets hold: 30 updates of one ticket by one user in 10 minutes, 100
    /// updates and 400 deletions a minute. False by default.</summary>
    public bool TicketLimits { get; init; }

    /// <summary>Rows of one page of the exports of calls and legs; 1,000 by default.</summary>
    public int TalkRowsPerPage { get; init; } = 1000;

    /// <summary>Which of the two kinds of satisfaction answers the account has; ratings by default.</summary>
    public SatisfactionKind Satisfaction { get; init; } = SatisfactionKind.Ratings;

    /// <summary>The largest file that can be uploaded; 50 MB by default.</summary>
    public int MaxUploadBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>The time zone of the business hours by its IANA name; UTC by default.</summary>
    public string BusinessTimeZone { get; init; } = "UTC";

    /// <summary>When business begins on Monday to Friday; 9:00 by default.</summary>
    public TimeOnly BusinessDayStart { get; init; } = new(9, 0);

    /// <summary>When business ends; 17:00 by default.</summary>
    public TimeOnly BusinessDayEnd { get; init; } = new(17, 0);

    /// <summary>How webhooks misbehave: <c>duplicate:5%,reorder:5%,forge:1%,drop:1%,delay:1%:5s</c>; not at all by
    /// default.</summary>
    public string WebhookMischief { get; init; } = "";

    /// <summary>How long a webhook waits for an answer; 10 seconds by default.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a webhook that got no good answer is left alone before it is sent again, where the answer does
    /// not say so; 1 second by default.</summary>
    public TimeSpan WebhookRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The help desk the account begins with; null (the default) is an empty account.</summary>
    public HelpDeskOptions? HelpDesk { get; init; }

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
