using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings;

/// <summary>A settings file in a directory of its own.</summary>
internal sealed class SettingsFile : IDisposable
{
    public const string Good = """
        version: 1
        store: ./data/bridge.db
        connections:
          mls: { type: feed, address: "https://mls.example.com/odata/", token: "${env:MLS_TOKEN}", pageSize: 500 }
          crm: { type: desk, address: "https://desk.example.com", apiToken: "${file:secrets/desk}" }
        routes:
          second: { record: member, from: mls, to: crm, after: [first], cron: "0 0/15 6-22 ? * *", departedStatuses: [Inactive, Gone] }
          first: { record: member, from: mls, to: crm, every: 15m, maxDeactivationShare: 2.5%, emailInUse: adopt, drift: restore }
        """;

    public SettingsFile(string text)
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("bridge-settings-").FullName;
        Path = System.IO.Path.Combine(Directory, "bridge.yaml");
        File.WriteAllText(Path, text);
        System.IO.Directory.CreateDirectory(System.IO.Path.Combine(Directory, "secrets"));
        File.WriteAllText(System.IO.Path.Combine(Directory, "secrets", "desk"), "desk-secret\n");
    }

    public string Directory { get; }

    public string Path { get; }

    public Dictionary<string, string> Environment { get; } = new() { ["MLS_TOKEN"] = "mls-secret" };

    public SettingsResult Load() => SettingsLoader.Load(Path, TestConnectors.All, Environment.GetValueOrDefault);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
