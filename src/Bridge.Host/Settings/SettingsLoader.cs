using Bridge.Core.Connectors;
using Bridge.Host.Settings.Access;
using Bridge.Host.Settings.Connections;
using Bridge.Host.Settings.Finance;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Members;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Settings.Surveys;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings;

/// <summary>Loads and checks a settings file; reports every fault at once.</summary>
internal static class SettingsLoader
{
    // Far more than there are; the checks compare all with all.
    private const int MaxEntries = 200;
    private const string DefaultStore = "./data/bridge.db";

    /// <summary>Loads a settings file with the environment of this process.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="connectors">The connectors by name.</param>
    /// <returns>The settings, or all faults.</returns>
    public static SettingsResult Load(string path, IReadOnlyDictionary<string, IConnector> connectors) =>
        Load(path, connectors, Environment.GetEnvironmentVariable);

    /// <summary>Loads a settings file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="connectors">The connectors by name.</param>
    /// <param name="environment">Looks up an environment variable.</param>
    /// <returns>The settings, or all faults.</returns>
    public static SettingsResult Load(
        string path, IReadOnlyDictionary<string, IConnector> connectors, Func<string, string?> environment)
    {
        var faults = new FaultList(path);
        var settings = SettingsDocument.Parse(path, "run 'bridge init' to write one", faults) is { } root ? Read(path, root, connectors, environment, faults) : null;
        return faults.Count == 0 ? new SettingsResult(settings, []) : new SettingsResult(null, faults.InOrder());
    }

    private static BridgeSettings? Read(
        string path,
        YamlNode node,
        IReadOnlyDictionary<string, IConnector> connectors,
        Func<string, string?> environment,
        FaultList faults)
    {
        if (SettingsSection.Open(node, "The file", faults) is not { } root)
        {
            return null;
        }

        var directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        if (root.Required("version", "write 'version: 1'") is { Value: not "1" } version)
        {
            faults.Add(version, $"'version' cannot be '{version.Value}': this bridge reads version 1.");
        }

        var store = root.Scalar("store")?.Value ?? DefaultStore;
        var references = new ReferenceResolver(directory, environment, faults);
        var connections = ReadEach(root, "connections", new ConnectionReader(connectors, directory, references, faults).Read, faults);
        var types = connections.ToDictionary(item => item.Key, item => item.Read?.Type, StringComparer.Ordinal);
        var read = ReadEach(root, "routes", new RouteReader(connectors, types, directory, faults).Read, faults);
        var routes = read.Select(item => item.Read).OfType<(RouteSettings Route, IReadOnlyList<YamlScalarNode> After)>().ToList();
        IReadOnlyList<(RouteSettings Route, YamlNode Node)> readable = [.. read.Where(item => item.Read is not null).Select(item => (item.Read!.Value.Route, item.Node))];
        var audit = root.Scalar("audit")?.Value ?? Path.Combine(Path.GetDirectoryName(store) ?? ".", "audit");
        var access = new AccessReader(directory, references, faults).Read(root);
        var referrals = new ReferralReader(connectors, types, faults).Read(root);
        var mail = new MailReader(directory, references, faults).Read(root);
        var kpis = new KpiBoardReader(directory, connectors, types, faults).Read(root, store);
        var reports = new ReportMailReader(faults).Read(root, root.Find("mail") is not null, kpis is not null);
        var memberApi = new MemberApiReader(connectors, types, faults).Read(root, access, readable.Select(item => item.Route));
        var surveys = new SurveyReader(connectors, types, faults).Read(root, access, mail, memberApi?.Desk, readable.Select(item => item.Route));
        StandingRoutes.Check(readable, faults);
        KeptRoutes.Check(readable, root.Find("memberApi") is not null, faults);
        var telemetry = TelemetryReader.Read(root, faults);
        var finance = FinanceReachReader.Read(root, directory, faults);
        root.RefuseOthers("The file");
        return new BridgeSettings(
            Path.GetFullPath(path),
            Path.GetFullPath(store, directory),
            connections.Select(item => item.Read).OfType<ConnectionEntry>().ToDictionary(entry => entry.Name, StringComparer.Ordinal),
            RouteOrder.Sort(routes, faults))
        {
            Access = access,
            MemberApi = memberApi,
            Referrals = referrals,
            Kpis = kpis,
            Mail = mail,
            Reports = reports,
            Finance = finance,
            Surveys = surveys,
            AuditFolder = Path.GetFullPath(audit, directory),
            TelemetryEndpoint = telemetry,
        };
    }

    private static List<(string Key, YamlNode Node, T Read)> ReadEach<T>(SettingsSection root, string key, Func<string, YamlNode, T> read, FaultList faults) =>
        [.. Entries(root, key, faults).Select(entry => (entry.Key, entry.Value, read(entry.Key, entry.Value)))];

    private static IEnumerable<(string Key, YamlNode Value)> Entries(SettingsSection root, string key, FaultList faults)
    {
        if (root.Find(key) is not { } node)
        {
            faults.Add($"'{key}' is missing: run 'bridge init' to see a complete file.");
            return [];
        }

        if (SettingsSection.Open(node, $"'{key}'", faults) is not { } section)
        {
            return [];
        }

        if (section.Entries().Skip(MaxEntries).Any())
        {
            faults.Add(node, $"'{key}' has more than {MaxEntries} entries.");
            return [];
        }

        foreach (var (name, keyNode, _) in section.Entries().Where(entry => !IsName(entry.Key)))
        {
            faults.Add(keyNode, $"'{name}' cannot be a name in '{key}': use letters, digits and hyphens, starting with a letter.");
        }

        return section.Entries().Select(entry => (entry.Key, entry.Value));
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 60
        && char.IsAsciiLetter(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
