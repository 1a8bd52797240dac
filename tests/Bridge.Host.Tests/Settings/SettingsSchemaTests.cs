using System.Text.Json;
using Bridge.Host.Cli.Init;
using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings;

public sealed class SettingsSchemaTests
{
    [Fact]
    public async Task The_schema_in_the_repository_is_the_one_the_connectors_make()
    {
        var connectors = ConnectorCatalogue.Open().Values.OrderBy(connector => connector.Name, StringComparer.Ordinal).ToList();

        var kept = await File.ReadAllTextAsync(Repository.Path("config", ConfigTemplate.SchemaFile));

        // When this fails: ./bridge connectors --schema > config/bridge.schema.json
        Assert.Equal(SettingsSchema.Render(connectors), kept.TrimEnd('\n'));
    }

    [Fact]
    public void Every_setting_of_every_connector_stands_in_the_schema()
    {
        using var schema = JsonDocument.Parse(SettingsSchema.Render([.. TestConnectors.All.Values]));

        var kinds = schema.RootElement.GetProperty("properties").GetProperty("connections")
            .GetProperty("additionalProperties").GetProperty("oneOf").EnumerateArray().ToList();

        foreach (var (connector, kind) in TestConnectors.All.Values.Zip(kinds))
        {
            var names = kind.GetProperty("properties").EnumerateObject().Select(property => property.Name);
            Assert.Equal(["type", .. connector.Settings.Select(spec => spec.Name)], names);
        }
    }

    [Fact]
    public void The_route_schema_names_the_settings_that_the_loader_knows()
    {
        using var schema = JsonDocument.Parse(SettingsSchema.Render([]));
        using var file = new SettingsFile(SettingsFile.Good.Replace("every: 15m", "unknown: 1", StringComparison.Ordinal));
        using var desk = new SettingsFile("""
            version: 1
            connections:
              crm: { type: zendesk, address: "http://127.0.0.1:9", email: a@example.test, apiToken: x }
            routes:
              tickets: { record: ticket, from: crm, unknown: 1 }
              calls: { record: call, from: crm, unknown: 1 }
            """);

        var names = schema.RootElement.GetProperty("properties").GetProperty("routes")
            .GetProperty("additionalProperties").GetProperty("properties").EnumerateObject().Select(property => property.Name);

        var faults = file.Load().Faults.Concat(SettingsLoader.Load(desk.Path, ConnectorCatalogue.Open(), _ => null).Faults);
        var allowed = faults.SelectMany(fault => fault.Message.Split("Allowed: ")[1].TrimEnd('.').Split(", ")).Distinct();
        Assert.Equal(names.Order(StringComparer.Ordinal), allowed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public void What_init_writes_has_no_faults(string profile)
    {
        var answers = new ConfigAnswers("https://mls.example.com/odata/", profile, "https://example.zendesk.com", "me@example.com");
        using var file = new SettingsFile(ConfigTemplate.Render(answers));
        var connectors = ConnectorCatalogue.Open();

        var result = SettingsLoader.Load(file.Path, connectors, _ => "secret");

        Assert.Empty(result.Faults);
        var settings = Assert.IsType<BridgeSettings>(result.Settings);
        Assert.All(settings.Routes, route => Assert.Empty(new MappingShapes(connectors).Check(route, settings)));
    }

    [Theory]
    [InlineData("https://example.my.salesforce.com", "salesforce")]
    [InlineData("https://example.crm4.dynamics.com", "dataverse")]
    [InlineData("http://127.0.0.1:5004", "dataverse")]
    public void What_init_writes_for_other_CRMs_has_no_faults(string address, string kind)
    {
        using var file = new SettingsFile(ConfigTemplate.Render(
            new ConfigAnswers("https://mls.example.com/odata/", "generic", address, "") { Crm = kind }));

        Assert.Empty(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => "secret").Faults);
    }

    [Fact]
    public void What_init_writes_for_Freshdesk_has_no_faults()
    {
        using var file = new SettingsFile(ConfigTemplate.Render(
            new ConfigAnswers("https://mls.example.com/odata/", "generic", "https://example.freshdesk.com", "")));

        Assert.Empty(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => "secret").Faults);
    }

    [Fact]
    public void What_init_writes_for_a_workbook_has_no_faults()
    {
        using var file = new SettingsFile(ConfigTemplate.Render(new ConfigAnswers("https://mls.example.com/odata/", "generic", null, "")));
        var connectors = ConnectorCatalogue.Open();

        var result = SettingsLoader.Load(file.Path, connectors, _ => "secret");

        Assert.Empty(result.Faults);
        Assert.All(result.Settings!.Routes, route => Assert.Empty(new MappingShapes(connectors).Check(route, result.Settings)));
    }

    public static TheoryData<string> Profiles() => [.. ConfigTemplate.Profiles];

    [Fact]
    public void Init_offers_the_profiles_that_the_connector_has()
    {
        var spec = ConnectorCatalogue.Open()["reso"].Settings.Single(setting => setting.Name == "profile");

        Assert.Equal(spec.Choices.Order(StringComparer.Ordinal), ConfigTemplate.Profiles.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("bridge.sample.yaml")]
    [InlineData("bridge.salesforce.sample.yaml")]
    [InlineData("bridge.dataverse.sample.yaml")]
    [InlineData("bridge.freshdesk.sample.yaml")]
    [InlineData("bridge.workbook.sample.yaml")]
    public void The_samples_in_the_repository_have_no_faults(string sample)
    {
        var result = SettingsLoader.Load(Repository.Path("config", sample), ConnectorCatalogue.Open(), _ => "secret");

        Assert.Empty(result.Faults);
    }
}
