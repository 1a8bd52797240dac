using System.Net.Http.Headers;
using Bridge.Connectors.Http;
using Bridge.Connectors.Zendesk.Access;
using Bridge.Core.Connectors;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Zendesk;

/// <summary>The settings of a Zendesk connection.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class ZendeskSettings(ConnectionSettings settings)
{
    /// <summary>Name of the setting with the webhook's signing secret.</summary>
    public const string WebhookSecret = "webhookSecret";

    private const string CallsSinceName = "callsSince";
    private const int UsualParallel = 8;

    /// <summary>What a connection takes.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        UsualSettings.Address("Address of your Zendesk account, such as https://example.zendesk.com."),
        new()
        {
            Name = "email",
            Kind = SettingKind.Text,
            Description = "E-mail address of the administrator whose API token is used; goes with apiToken.",
        },
        new()
        {
            Name = "apiToken",
            Kind = SettingKind.Secret,
            Description = "API token (Admin Center, Apps and integrations, API tokens); goes with email.",
        },
        new()
        {
            Name = "accessToken",
            Kind = SettingKind.Secret,
            Description = "OAuth access token that does not expire, in place of email and apiToken.",
        },
        UsualSettings.ClientId("Unique identifier of an OAuth client that may use client credentials; goes with clientSecret.", isRequired: false),
        UsualSettings.ClientSecret("Secret of the OAuth client; goes with clientId.", isRequired: false),
        new()
        {
            Name = WebhookSecret,
            Kind = SettingKind.Secret,
            Description = "Signing secret of the webhook that calls the bridge (docs/operations/webhooks.md); without it no call is taken.",
        },
        UsualSettings.Bulk("Bulk import, 100 records a call: auto uses single calls (1 a second) once Zendesk refuses it."),
        new()
        {
            Name = "limitPerMinute",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = 100_000,
            Description = "Calls a minute of your Zendesk plan (200 to 2500); learned from Zendesk's answers when absent.",
        },
        UsualSettings.Share("Share of the calls a minute that the bridge may use; the rest stays for people and other apps."),
        UsualSettings.Parallel(UsualParallel, calls: "single calls"),
        new()
        {
            Name = "jobsInFlight",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = ZendeskLimits.Jobs,
            Default = "25",
            Description = "Most bulk jobs in flight, 1 to 30; Zendesk allows 30 for the whole account.",
        },
        new()
        {
            Name = "exportsPerMinute",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = 100_000,
            Default = "10",
            Description = "Calls a minute of all incremental exports together: 10, or 30 with the High Volume add-on; the share holds for them too.",
        },
        UsualSettings.TicketsSince("tickets"),
        UsualSettings.Since(CallsSinceName, "calls of Talk"),
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>The account's address.</summary>
    public Uri Address { get; } = settings.Address();

    /// <summary>Whether bulk import is used.</summary>
    public ZendeskBulk Bulk { get; } = settings.Bulk() switch
    {
        "on" => ZendeskBulk.On,
        "off" => ZendeskBulk.Off,
        _ => ZendeskBulk.Auto,
    };

    /// <summary>Most single calls in flight.</summary>
    public int Parallel { get; } = settings.Parallel(UsualParallel);

    /// <summary>Most bulk jobs in flight.</summary>
    public int JobsInFlight { get; } = Math.Clamp(settings.Integer("jobsInFlight") ?? 25, 1, ZendeskLimits.Jobs);

    /// <summary>Where the first read of tickets starts, or null for a year back.</summary>
    public DateTimeOffset? TicketsSince { get; } = settings.TicketsSince();

    /// <summary>Where the first read of calls starts, or null for a year back.</summary>
    public DateTimeOffset? CallsSince { get; } = settings.Since(CallsSinceName);

    /// <summary>Chooses the way to sign in: OAuth client, access token, or API token.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The sign-in.</returns>
    /// <exception cref="ConnectorException">None of the three is complete.</exception>
    public IZendeskSignIn SignIn(ConnectionContext connection)
    {
        if (settings.Text(UsualSettings.ClientIdName) is { } client && settings.Text(UsualSettings.ClientSecretName) is { } secret)
        {
            return new ZendeskOAuthSignIn(connection.Http, Address, client, secret, connection.Time);
        }

        if (settings.Text("accessToken") is { } token)
        {
            return new ZendeskFixedSignIn(new AuthenticationHeaderValue("Bearer", token));
        }

        if (settings.Text("email") is { } email && settings.Text("apiToken") is { } apiToken)
        {
            return ZendeskFixedSignIn.ApiToken(email, apiToken);
        }

        throw new ConnectorException(
            FailureKind.Configuration,
            $"The connection '{settings.Name}' names no way to sign in to Zendesk.",
            "Set clientId and clientSecret, or accessToken, or email and apiToken.");
    }
}

/// <summary>Whether bulk import is used.</summary>
internal enum ZendeskBulk
{
    /// <summary>Until Zendesk refuses it.</summary>
    Auto,

    /// <summary>Always.</summary>
    On,

    /// <summary>Never.</summary>
    Off,
}
