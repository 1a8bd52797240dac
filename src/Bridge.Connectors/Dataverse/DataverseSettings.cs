using Bridge.Core.Settings;

namespace Bridge.Connectors.Dataverse;

/// <summary>The settings of a Dataverse connection.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class DataverseSettings(ConnectionSettings settings)
{
    private const string Directory = "https://login.microsoftonline.com";
    private const int UsualBatch = 100;
    private const int UsualParallel = 8;

    // A batch holds 1,000 operations, and the record of a member who has left takes two.
    private const int MostRecords = 900;

    // 52 calls of one user at the same time are refused.
    private const int MostParallel = 50;

    /// <summary>What a connection takes.</summary>
    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = "address",
            Kind = SettingKind.Address,
            IsRequired = true,
            Description = "Address of the environment, such as https://example.crm.dynamics.com.",
        },
        new()
        {
            Name = "tenant",
            Kind = SettingKind.Text,
            IsRequired = true,
            Description = "Directory (tenant) of the app registration: its id, or a domain such as example.onmicrosoft.com.",
        },
        new()
        {
            Name = "clientId",
            Kind = SettingKind.Text,
            IsRequired = true,
            Description = "Application (client) ID of the app registration; the environment must know it as an application user.",
        },
        new()
        {
            Name = "clientSecret",
            Kind = SettingKind.Secret,
            IsRequired = true,
            Description = "A client secret of the app registration (its value, not its ID).",
        },
        new()
        {
            Name = "signInAddress",
            Kind = SettingKind.Address,
            Default = Directory,
            Description = "Address of the directory; another one for national clouds, such as https://login.microsoftonline.us.",
        },
        new()
        {
            Name = "solution",
            Kind = SettingKind.Text,
            Description = "Unique name of the solution that takes the columns 'bridge provision' makes; its publisher needs the prefix mls. The default solution when absent.",
        },
        new()
        {
            Name = "batch",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = MostRecords,
            Default = "100",
            Description = "Records in one call, 1 to 900; a call must be done within a minute, so fewer where plug-ins are slow.",
        },
        new()
        {
            Name = "ticketsSince",
            Kind = SettingKind.Date,
            Description = "Day from which cases are taken (changed on it or later, UTC), such as 2025-01-01; a year back when absent.",
        },
        new()
        {
            Name = "share",
            Kind = SettingKind.Share,
            Default = "80%",
            Description = "Share of the user's limits (6,000 calls and 20 minutes of work in 5 minutes) that may be used up before the bridge waits.",
        },
        new()
        {
            Name = "parallel",
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = MostParallel,
            Default = "8",
            Description = "Most calls in flight, 1 to 50; Dataverse refuses the 52nd.",
        },
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>Address of the environment.</summary>
    public Uri Address { get; } = new(settings.Required("address"), UriKind.Absolute);

    /// <summary>Where tokens are given.</summary>
    public Uri TokenAddress { get; } = new(
        new Uri(settings.Text("signInAddress") ?? Directory, UriKind.Absolute), $"/{Uri.EscapeDataString(settings.Required("tenant"))}/oauth2/v2.0/token");

    /// <summary>Id of the app.</summary>
    public string ClientId { get; } = settings.Required("clientId");

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; } = settings.Required("clientSecret");

    /// <summary>The solution that takes what is made; null for the default one.</summary>
    public string? Solution { get; } = settings.Text("solution");

    /// <summary>Day from which cases are taken; null for a year back.</summary>
    public DateTimeOffset? TicketsSince { get; } =
        settings.Date("ticketsSince") is { } day ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>Most records of one call.</summary>
    public int Batch { get; } = Math.Clamp(settings.Integer("batch") ?? UsualBatch, 1, MostRecords);

    /// <summary>Most calls in flight.</summary>
    public int Parallel { get; } = Math.Clamp(settings.Integer("parallel") ?? UsualParallel, 1, MostParallel);
}
