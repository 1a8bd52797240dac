using Bridge.Connectors.Http;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Freshdesk;

/// <summary>The settings of a Freshdesk connection.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class FreshdeskSettings(ConnectionSettings settings)
{
    /// <summary>Name of the setting with the word that webhooks carry in a header.</summary>
    public const string WebhookSecret = "webhookSecret";

    /// <summary>Name of the setting with the account's plan.</summary>
    public const string Plan = "plan";

    /// <summary>Name of the setting with the calls a minute.</summary>
    public const string LimitPerMinute = "limitPerMinute";

    private const int UsualParallel = 8;

    /// <summary>What a connection takes.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        UsualSettings.Address("Address of your Freshdesk account, such as https://example.freshdesk.com."),
        new()
        {
            Name = "apiKey",
            Kind = SettingKind.Secret,
            IsRequired = true,
            Description = "API key of an administrator (Profile settings, View API key).",
        },
        new()
        {
            Name = Plan,
            Kind = SettingKind.Choice,
            Choices = ["trial", "growth", "pro", "enterprise"],
            Description = "Your Freshdesk plan; tells the calls a minute, of the whole account and of single kinds of calls.",
        },
        new()
        {
            Name = LimitPerMinute,
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = 100_000,
            Description = "Calls a minute of the account, where they differ from the plan's; learned from Freshdesk's answers when neither is set.",
        },
        UsualSettings.Share("Share of the calls a minute that the bridge may use; the rest stays for people and other apps."),
        UsualSettings.Parallel(UsualParallel),
        new()
        {
            Name = WebhookSecret,
            Kind = SettingKind.Secret,
            Description = "Long random word that your automation rule sends in the header X-Bridge-Secret (docs/connectors/freshdesk.md); without it no call is taken.",
        },
        UsualSettings.TicketsSince("tickets"),
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>The account's address.</summary>
    public Uri Address { get; } = settings.Address();

    /// <summary>The API key.</summary>
    public string ApiKey { get; } = settings.Required("apiKey");

    /// <summary>Most calls in flight.</summary>
    public int Parallel { get; } = settings.Parallel(UsualParallel);

    /// <summary>Where the first read of tickets starts, or null for a year back.</summary>
    public DateTimeOffset? TicketsSince { get; } = settings.TicketsSince();
}
