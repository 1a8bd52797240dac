using System.Globalization;
using Bridge.Access.Settings;
using Bridge.Core.Connectors;
using Bridge.Finance.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Access;
using Bridge.Host.Settings.Connections;

namespace Bridge.Host.Finance;

/// <summary>Reads and checks a finance file; reports every fault at once.</summary>
/// <param name="connectors">The connectors by name.</param>
/// <param name="environment">Looks up an environment variable.</param>
internal sealed class FinanceFileReader(IReadOnlyDictionary<string, IConnector> connectors, Func<string, string?> environment)
{
    private const int LeastYears = 3;
    private const int MostYears = 30;
    private const string DefaultListen = "http://127.0.0.1:5081";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <returns>The settings, or all faults.</returns>
    public (FinanceFile? Settings, IReadOnlyList<SettingsFault> Faults) Read(string path)
    {
        var faults = new FaultList(path);
        var settings = SettingsDocument.Parse(path, "run 'bridge billing init' to write one", faults) is { } node
            && SettingsSection.Open(node, "The file", faults) is { } root
                ? Read(Path.GetFullPath(path), root, faults)
                : null;
        return faults.Count == 0 ? (settings, []) : (null, faults.InOrder());
    }

    private FinanceFile? Read(string path, SettingsSection root, FaultList faults)
    {
        var folder = Path.GetDirectoryName(path) ?? ".";
        if (root.Required("version", "write 'version: 1'") is { Value: not "1" } version)
        {
            faults.Add(version, $"'version' cannot be '{version.Value}': this bridge reads version 1.");
        }

        var (store, storeConnection) = Store(root, faults);
        var finance = new FinanceSettings
        {
            Folder = folder,
            Store = store,
            StoreConnection = storeConnection,
            Key = Secret(root, "key", "the key of finance's store", faults),
            SigningKey = Secret(root, "signingKey", "the key that signs releases", faults),
            Rules = Text(root, "rules", "the file with the rules of standings"),
            Outbox = Text(root, "outbox", "the folder from which support takes releases"),
            ClosedYears = Years(root, faults),
            Workbook = Workbook(root, folder, faults),
        };
        var mls = root.Find("mls");
        if (mls is null)
        {
            faults.Add("'mls' is missing: finance's own connection to the MLS, written like a connection of the bridge.");
        }

        var references = new ReferenceResolver(folder, environment, faults);
        var connection = mls is null ? null : new ConnectionReader(connectors, folder, references, faults).Read("mls", mls);
        var access = new AccessReader(folder, references, faults).Read(root) ?? new AccessSettings();
        var title = root.Scalar("title")?.Value ?? "MLS";
        var releaseEvery = root.Duration("releaseEvery", TimeSpan.FromDays(1), TimeSpan.FromHours(1), isZeroAllowed: true);
        var mappings = Path.GetFullPath(root.Scalar("mappings")?.Value ?? "./mappings", folder);
        var inbox = root.Scalar("inbox")?.Value is { } text ? Path.GetFullPath(text, folder) : null;
        var audit = Path.GetFullPath(root.Scalar("audit")?.Value ?? "./audit", folder);
        var listen = root.Scalar("listen")?.Value ?? DefaultListen;
        root.RefuseOthers("The finance file");
        return connection is null
            ? null
            : new FinanceFile(path, finance, connection)
            {
                Mappings = mappings, Inbox = inbox, Audit = audit, Listen = listen, Access = access, Title = title, ReleaseEvery = releaseEvery,
            };
    }

    private static (string Store, string? Connection) Store(SettingsSection root, FaultList faults)
    {
        var store = root.Required("store", "the file of finance's store, or 'postgres'");
        if (store?.Value is FinanceSettings.Postgres)
        {
            return (FinanceSettings.Postgres, Secret(root, "storeConnection", "the connection string of finance's database", faults));
        }

        if (store is not null && (store.Value!.Contains('=', StringComparison.Ordinal) || store.Value.Contains("://", StringComparison.Ordinal)))
        {
            faults.Add(store, "'store' is a connection string, a secret that must not stand in this file: write 'store: postgres' and 'storeConnection: ${file:PATH}'.");
        }

        if (root.Scalar("storeConnection") is { } connection)
        {
            faults.Add(connection, "'storeConnection' goes with 'store: postgres' alone; this store is a file.");
        }

        return (store?.Value ?? "", null);
    }

    private static string Workbook(SettingsSection root, string folder, FaultList faults)
    {
        const string Default = "finance.xlsx";
        if (root.Scalar("workbook") is not { Value: { } text } scalar)
        {
            return Default;
        }

        if (!text.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            faults.Add(scalar, "'workbook' names a file that does not end in .xlsx: other kinds of workbooks are not written.");
        }

        if (root.Scalar("outbox")?.Value is { } outbox
            && Path.GetFullPath(text, folder).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(outbox, folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            faults.Add(scalar, "'workbook' lies in the outbox, which support may read: name a file in a folder of finance's own.");
        }

        return text;
    }

    private static int? Years(SettingsSection root, FaultList faults)
    {
        if (root.Scalar("retention") is not { Value: { } text } scalar)
        {
            return null;
        }

        if (text.EndsWith('y') && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            && years is >= LeastYears and <= MostYears)
        {
            return years;
        }

        faults.Add(scalar, $"'retention' is a number of whole years from {LeastYears}y to {MostYears}y; leave the line out to keep what the exports bring.");
        return null;
    }

    private static string Text(SettingsSection root, string key, string hint) => root.Required(key, hint)?.Value ?? "";

    private static string Secret(SettingsSection root, string key, string hint, FaultList faults)
    {
        if (root.Required(key, hint) is not { Value: { } text } scalar)
        {
            return "";
        }

        if (!ReferenceResolver.IsReference(text))
        {
            faults.Add(scalar, $"'{key}' is a secret and must not stand in this file: write ${{env:NAME}} or ${{file:PATH}}.");
        }

        return text;
    }
}
