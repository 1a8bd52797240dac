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

    /// <summary>What a connection takes.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = "address",
            Kind = SettingKind.Address,
            IsRequired = true,
            Description = "Address of your Freshdesk account, such as https://example.freshdesk.com.",
        },
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
        new()
        {
            Name = "share",
            Kind = SettingKind.Share,
            Default = "80%",
            Description = "Share of the calls a minute that the bridge may use; the rest stays for people and other apps.",
        },
        new()
        {
            Name = "parallel",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = 16,
            Default = "8",
            Description = "Most calls in flight, 1 to 16.",
        },
        new()
        {
            Name = WebhookSecret,
            Kind = SettingKind.Secret,
            Description = "Long random word that your automation rule sends in the header X-Bridge-Secret (docs/connectors/freshdesk.md); without it no call is taken.",
        },
        new()
        {
            Name = "ticketsSince",
            Kind = SettingKind.Date,
            Description = "Day from which the first read takes tickets (changed on it or later, UTC), such as 2025-01-01; a year back when absent.",
        },
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>The account's address.</summary>
    public Uri Address { get; } = new(settings.Required("address"), UriKind.Absolute);

    /// <summary>The API key.</summary>
    public string ApiKey { get; } = settings.Required("apiKey");

    /// <summary>Most calls in flight.</summary>
    public int Parallel { get; } = Math.Clamp(settings.Integer("parallel") ?? 8, 1, 16);

    /// <summary>Where the first read of tickets starts, or null for a year back.</summary>
    public DateTimeOffset? TicketsSince { get; } =
        settings.Date("ticketsSince") is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
