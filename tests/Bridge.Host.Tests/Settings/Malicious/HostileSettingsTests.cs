using System.Diagnostics;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings.Malicious;

public sealed class HostileSettingsTests
{
    // A machine under load is slow; what is quadratic takes minutes.
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    public static TheoryData<string, string, int> Files => HostileSettings.Files;

    public static TheoryData<string, string> Bombs => HostileSettings.Bombs;

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_file_that_smuggles_or_tricks_is_refused_at_its_line(string name, string text, int line)
    {
        using var file = new SettingsFile(text);

        var result = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => "secret");

        Assert.True(result.Settings is null && result.Faults.Count > 0, name);
        Assert.All(result.Faults, fault => Assert.False(fault.Message.Any(char.IsControl), $"{name}: {fault}"));
        Assert.True(result.Faults.Any(fault => line == 0 ? fault.Line > 0 : fault.Line == line), $"{name}: {string.Join('\n', result.Faults)}");
        Assert.All(result.Faults, fault => Assert.True(fault.Line == 0 || fault.Column > 0, name));
    }

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void What_is_large_or_deep_is_refused_quickly_and_briefly(string name, string text)
    {
        using var file = new SettingsFile(text);
        var connectors = ConnectorCatalogue.Open();
        var watch = Stopwatch.StartNew();

        var result = SettingsLoader.Load(file.Path, connectors, _ => "secret");

        watch.Stop();
        Assert.True(result.Settings is null && result.Faults.Count is > 0 and <= 200, $"{name}: {result.Faults.Count} faults");
        Assert.All(result.Faults, fault => Assert.True(fault.Message.Length < 10_000, $"{name}: {fault.Message.Length} characters"));
        Assert.True(watch.Elapsed < _longest, $"{name} took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("version: 1\nrecord: member\nfields:\n  a: MemberMlsId\n", 1)]
    [InlineData("version: 1\nrecord: standing\nfields:\n  a: { constant: Past due }\n", 4)]
    [InlineData("version: 1\nrecord: standing\nfields:\n  a: Standing\n  b: { constant: City }\n", 5)]
    [InlineData("version: 1\nrecord: standing\nfields:\n  user_fields.balance: Standing\n", 4)]
    [InlineData("version: 1\nrecord: standing\nfields:\n  a: { from: Standing, title: Past due, owner: mls }\n", 4)]
    [InlineData("version: 1\nrecord: standing\nfields:\n  a: { from: Standing, translate: { Suspended: suspended for non-payment } }\n", 4)]
    public void A_route_of_standings_takes_no_document_that_writes_anything_else(string mapping, int line)
    {
        using var file = new SettingsFile("""
            version: 1
            connections:
              crm: { type: zendesk, address: "https://example.zendesk.com", email: "a@example.com", apiToken: "${env:T}" }
              mls: { type: reso, address: "https://mls.example.com/odata/", token: "${env:T}" }
              money: { type: standings, folder: ./outbox, publicKey: "${env:T}" }
            routes:
              members: { record: member, from: mls, to: crm }
              standings: { record: standing, from: money, to: crm, mapping: my.yaml, after: [members] }
            """);
        var path = Path.Combine(file.Directory, "my.yaml");
        File.WriteAllText(path, mapping);
        var connectors = ConnectorCatalogue.Open();
        var settings = Assert.IsType<BridgeSettings>(SettingsLoader.Load(file.Path, connectors, _ => "secret").Settings);

        var faults = new MappingShapes(connectors).Check(settings.Routes.Single(route => route.Name == "standings"), settings);

        Assert.Contains(faults, fault => fault.File == path && fault.Line == line && fault.Column > 0);
        Assert.Throws<MappingFaultsException>(() => new MappingShapes(connectors).Open(settings.Routes.Single(route => route.Name == "standings"), settings));
    }

    [Fact]
    public void A_file_that_is_not_UTF8_is_refused_at_the_place_of_its_first_broken_byte()
    {
        using var file = new SettingsFile("");
        File.WriteAllBytes(file.Path, [.. "version: 1\nstore: "u8, 0xC3, 0x28]);

        var fault = Assert.Single(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults);

        Assert.Equal((2, 8), (fault.Line, fault.Column));
        Assert.Contains("UTF-8", fault.Message, StringComparison.Ordinal);
    }
}
