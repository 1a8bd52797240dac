using Bridge.Access.Settings;
using Bridge.Core.Settings;
using Bridge.Host.Settings.Finance;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Members;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Settings.Surveys;

namespace Bridge.Host.Settings;

/// <summary>The whole of a checked settings file.</summary>
/// <param name="File">Full path of the file.</param>
/// <param name="StorePath">Full path of the store file.</param>
/// <param name="Connections">The connections by name.</param>
/// <param name="Routes">The routes, in an order in which each comes after the routes it waits for.</param>
internal sealed record BridgeSettings(
    string File,
    string StorePath,
    IReadOnlyDictionary<string, ConnectionEntry> Connections,
    IReadOnlyList<RouteSettings> Routes)
{
    /// <summary>Full path of the folder of support's audit.</summary>
    public string AuditFolder { get; init; } = Path.Combine(Path.GetDirectoryName(StorePath) ?? ".", "audit");

    /// <summary>Full path of the store of the help desks' tickets; it lies beside the store.</summary>
    public string DeskPath { get; } = Path.Combine(Path.GetDirectoryName(StorePath) ?? ".", "desk.db");

    /// <summary>Full path of the folder of the measures; beside the store, unless the figures' settings name another.</summary>
    public string MeasuresFolder => Kpis?.Folder ?? Path.GetDirectoryName(StorePath) ?? ".";

    /// <summary>What is finance's on this machine, so that the start can make sure that support cannot read it; empty when nothing is said.</summary>
    public FinanceReach Finance { get; init; } = FinanceReach.None;

    /// <summary>How people and machines sign in to the support side; null when its pages are for this machine alone.</summary>
    public AccessSettings? Access { get; init; }

    /// <summary>What the MLS's own system may ask for on members' behalf; null when it may not.</summary>
    public MemberApiSettings? MemberApi { get; init; }

    /// <summary>The figures that managers see; null when they see none here.</summary>
    public KpiBoardSettings? Kpis { get; init; }

    /// <summary>The mail server; null when nothing leaves as mail.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>The reports that leave by mail.</summary>
    public IReadOnlyList<ReportMailSettings> Reports { get; init; } = [];

    /// <summary>Whom the bridge asks how a contact went; null when it asks nobody.</summary>
    public SurveySettings? Surveys { get; init; }

    /// <summary>Connection in which listings are looked up for callers who are no members; null for none.</summary>
    public string? Referrals { get; init; }

    /// <summary>Collector that spans and measurements go to (OTLP), or null for none.</summary>
    public Uri? TelemetryEndpoint { get; init; }
}

/// <summary>One connection of the settings file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Name of the connector.</param>
/// <param name="Settings">Its checked settings.</param>
internal sealed record ConnectionEntry(string Name, string Type, ConnectionSettings Settings)
{
    /// <summary>Which system it leads to: the kind and the place. The same system under another address counts as another one.</summary>
    public string System => $"{Type} {Place}";

    private string Place => Uri.TryCreate(Settings.Text("address"), UriKind.Absolute, out var address)
        ? $"{address.Authority}{address.AbsolutePath.TrimEnd('/')}"
        : Settings.Text("file") ?? "";
}
