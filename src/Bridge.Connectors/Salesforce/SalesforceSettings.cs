using System.Collections.Frozen;
using Bridge.Connectors.Http;
using Bridge.Connectors.Salesforce.Access;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Salesforce;

/// <summary>The settings of a Salesforce connection.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class SalesforceSettings(ConnectionSettings settings)
{
    /// <summary>Name of the setting with the words of cases that wait for the member.</summary>
    public const string PendingStatuses = "pendingStatuses";

    /// <summary>Name of the setting with the words of cases that wait for somebody else.</summary>
    public const string OnHoldStatuses = "onHoldStatuses";

    /// <summary>Name of the setting with the words of cases that are done and may be opened again.</summary>
    public const string SolvedStatuses = "solvedStatuses";

    /// <summary>Name of the setting with the word of cases that a member's comment opens again.</summary>
    public const string ReopenedStatusName = "reopenedStatus";

    private const int UsualParallel = 4;
    private const string Usual = "https://login.salesforce.com";
    private const string Test = "https://test.salesforce.com";

    /// <summary>What a connection takes.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        UsualSettings.Address("Address where the bridge signs in: your My Domain, such as https://example.my.salesforce.com."),
        UsualSettings.ClientId("Consumer key of the external client app (or connected app).", isRequired: true),
        UsualSettings.ClientSecret("Consumer secret, for the client credentials flow; the app names the user it runs as.", isRequired: false),
        new()
        {
            Name = "userName",
            Kind = SettingKind.Text,
            Description = "User name of the integration user, for the JWT bearer flow; goes with privateKey.",
        },
        new()
        {
            Name = "privateKey",
            Kind = SettingKind.Secret,
            Description = "RSA private key (PEM) whose certificate the app holds; goes with userName.",
        },
        new()
        {
            Name = "audience",
            Kind = SettingKind.Choice,
            Choices = ["login", "test"],
            Description = "Who the signed assertion is for: login (production) or test (a Salesforce sandbox); told from the address when absent.",
        },
        new()
        {
            Name = "apiVersion",
            Kind = SettingKind.Integer,
            Minimum = 46,
            Maximum = 999,
            Default = "66",
            Description = "Version of the REST API, from 46; 'bridge check' tells which ones your org has.",
        },
        UsualSettings.Share("Share of the org's calls in 24 hours that may be used up before the bridge waits; the rest stays for other apps."),
        UsualSettings.Parallel(UsualParallel, more: "; more of them meet locked rows more often"),
        UsualSettings.Bulk("When members and offices go by Bulk API 2.0: auto (more than 2,000 are due at once), on (always) or off (never)."),
        UsualSettings.TicketsSince("cases"),
        new()
        {
            Name = "caseOrigin",
            Kind = SettingKind.Text,
            Default = "Web",
            Description = "Value of Case Origin for cases that members open in the MLS; it must be in the list of that field.",
        },
        new()
        {
            Name = PendingStatuses,
            Kind = SettingKind.Text,
            Default = "Pending, Waiting on Customer, Waiting for Customer",
            Description = "Values of Case Status that wait for the member, separated by commas.",
        },
        new()
        {
            Name = OnHoldStatuses,
            Kind = SettingKind.Text,
            Default = "On Hold, Waiting on Vendor",
            Description = "Values of Case Status that wait for somebody else, separated by commas.",
        },
        new()
        {
            Name = SolvedStatuses,
            Kind = SettingKind.Text,
            Default = "Solved, Resolved",
            Description = "Closed values of Case Status in which a member's comment opens the case again; in other closed ones a comment is refused. Separated by commas.",
        },
        new()
        {
            Name = ReopenedStatusName,
            Kind = SettingKind.Text,
            Description = "Value of Case Status that a solved or waiting case gets with a member's comment, such as Working; the org's default for new cases when absent.",
        },
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>Where the bridge signs in.</summary>
    public Uri Address { get; } = settings.Address();

    /// <summary>Version of the API as it stands in paths, <c>v66.0</c>.</summary>
    public string Version { get; } = $"v{settings.Integer("apiVersion") ?? 66}.0";

    /// <summary>Share of the org's calls that may be used up before the bridge waits.</summary>
    public double? Share { get; } = settings.Share();

    /// <summary>Most calls in flight.</summary>
    public int Parallel { get; } = settings.Parallel(UsualParallel);

    /// <summary>Fewest records that go by a bulk job: those above 2,000, as Salesforce advises, unless the setting says otherwise.</summary>
    /// <remarks>Source: Bulk API 2.0 Developer Guide, "What's the Difference Between Bulk API 2.0 and Bulk API?".</remarks>
    public int FewestOfLoad { get; } = settings.Bulk() switch
    {
        "on" => 1,
        "off" => int.MaxValue,
        _ => 2_001,
    };

    /// <summary>Earliest change of a case that the first read takes; null for the usual span.</summary>
    public DateTimeOffset? TicketsSince { get; } = settings.TicketsSince();

    /// <summary>Origin of the cases that members open.</summary>
    public string CaseOrigin { get; } = settings.Text("caseOrigin") ?? "Web";

    /// <summary>Status of cases that a member's comment opens again; null for the org's default.</summary>
    public string? ReopenedStatus { get; } = settings.Text(ReopenedStatusName);

    /// <summary>Reads a list of words.</summary>
    /// <param name="setting">Name of the setting.</param>
    /// <returns>The words, compared without case.</returns>
    public FrozenSet<string> Words(string setting) =>
        (settings.Text(setting) ?? Specs.First(spec => spec.Name == setting).Default ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Chooses the way to sign in: a signed assertion, or client credentials.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>The grant.</returns>
    /// <exception cref="ConnectorException">Neither is complete.</exception>
    public ISalesforceGrant Grant(TimeProvider time)
    {
        var client = settings.Required(UsualSettings.ClientIdName);
        return (settings.Text("userName"), settings.Text("privateKey"), settings.Text(UsualSettings.ClientSecretName)) switch
        {
            ({ } user, { } key, _) => new SalesforceSignedGrant(client, user, key, Audience, time),
            (null, null, { } secret) => new SalesforceClientGrant(client, secret),
            _ => throw new ConnectorException(
                FailureKind.Configuration,
                $"The connection '{settings.Name}' names no complete way to sign in to Salesforce.",
                "Set userName and privateKey, or clientSecret alone."),
        };
    }

    private string Audience => settings.Text("audience") switch
    {
        "test" => Test,
        "login" => Usual,
        _ when Address.Host == "test.salesforce.com" || Address.Host.EndsWith(".sandbox.my.salesforce.com", StringComparison.OrdinalIgnoreCase) => Test,
        _ => Usual,
    };
}
