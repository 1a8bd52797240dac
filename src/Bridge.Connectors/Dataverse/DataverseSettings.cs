using System.Collections.Frozen;
using Bridge.Connectors.Http;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Dataverse;

/// <summary>The settings of a Dataverse connection.</summary>
/// <param name="settings">The checked settings.</param>
internal sealed class DataverseSettings(ConnectionSettings settings)
{
    /// <summary>Name of the setting with the status reasons of cases that wait for the member.</summary>
    public const string PendingStatuses = "pendingStatuses";

    /// <summary>Name of the setting with the status reasons of cases that wait for somebody else.</summary>
    public const string OnHoldStatuses = "onHoldStatuses";

    /// <summary>Name of the setting with the status reason of cases that a member's comment opens again.</summary>
    public const string ReopenedStatusName = "reopenedStatus";

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
        UsualSettings.Address("Address of the environment, such as https://example.crm.dynamics.com."),
        new()
        {
            Name = "tenant",
            Kind = SettingKind.Text,
            IsRequired = true,
            Description = "Directory (tenant) of the app registration: its id, or a domain such as example.onmicrosoft.com.",
        },
        UsualSettings.ClientId("Application (client) ID of the app registration; the environment must know it as an application user.", isRequired: true),
        UsualSettings.ClientSecret("A client secret of the app registration (its value, not its ID).", isRequired: true),
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
        UsualSettings.TicketsSince("cases") with { Description = "Day from which cases are taken (changed on it or later, UTC), such as 2025-01-01; a year back when absent." },
        new()
        {
            Name = PendingStatuses,
            Kind = SettingKind.Text,
            Default = "3",
            Description = "Status reasons of active cases that wait for the member: their values or labels, separated by commas; 3 is Waiting for Details.",
        },
        new()
        {
            Name = OnHoldStatuses,
            Kind = SettingKind.Text,
            Default = "2",
            Description = "Status reasons of active cases that wait for somebody else: their values or labels, separated by commas; 2 is On Hold.",
        },
        new()
        {
            Name = ReopenedStatusName,
            Kind = SettingKind.Integer,
            Minimum = 1,
            Maximum = int.MaxValue,
            Default = "1",
            Description = "Value of the status reason that a resolved or waiting case gets with a member's comment; 1 is In Progress.",
        },
        UsualSettings.Share("Share of the user's limits (6,000 calls and 20 minutes of work in 5 minutes) that may be used up before the bridge waits."),
        UsualSettings.Parallel(UsualParallel, MostParallel, more: "; Dataverse refuses the 52nd"),
    ];

    /// <summary>Name of the connection.</summary>
    public string Name => settings.Name;

    /// <summary>Address of the environment.</summary>
    public Uri Address { get; } = settings.Address();

    /// <summary>Where tokens are given.</summary>
    public Uri TokenAddress { get; } = new(
        new Uri(settings.Text("signInAddress") ?? Directory, UriKind.Absolute), $"/{Uri.EscapeDataString(settings.Required("tenant"))}/oauth2/v2.0/token");

    /// <summary>Id of the app.</summary>
    public string ClientId { get; } = settings.Required(UsualSettings.ClientIdName);

    /// <summary>Its secret.</summary>
    public string ClientSecret { get; } = settings.Required(UsualSettings.ClientSecretName);

    /// <summary>The solution that takes what is made; null for the default one.</summary>
    public string? Solution { get; } = settings.Text("solution");

    /// <summary>Day from which cases are taken; null for a year back.</summary>
    public DateTimeOffset? TicketsSince { get; } = settings.TicketsSince();

    /// <summary>Status reason of cases that a member's comment opens again.</summary>
    public int ReopenedStatus { get; } = settings.Integer(ReopenedStatusName) ?? 1;

    /// <summary>Reads a list of status reasons.</summary>
    /// <param name="setting">Name of the setting.</param>
    /// <returns>Values and labels, compared without case.</returns>
    public FrozenSet<string> Words(string setting) =>
        (settings.Text(setting) ?? Specs.First(spec => spec.Name == setting).Default ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Most records of one call.</summary>
    public int Batch { get; } = Math.Clamp(settings.Integer("batch") ?? UsualBatch, 1, MostRecords);

    /// <summary>Most calls in flight.</summary>
    public int Parallel { get; } = settings.Parallel(UsualParallel, MostParallel);
}
