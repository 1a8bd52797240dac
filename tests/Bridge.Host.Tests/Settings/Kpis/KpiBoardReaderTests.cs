using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings.Kpis;

public sealed class KpiBoardReaderTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-kpis-");

    [Theory]
    [InlineData("standards: { a: { kpi: sll, atLeast: 90% } }", "There is no KPI 'sll'.", "Did you mean 'sl'?")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90 } }", "'atLeast' of 'sl' must be a share such as 90%.", "")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 101% } }", "must be a share", "")]
    [InlineData("standards: { a: { kpi: asa, atMost: 30 } }", "'atMost' of 'asa' must be a time span such as 30s or 6m.", "")]
    [InlineData("standards: { a: { kpi: sl, atMost: 90% } }", "Of 'sl' more is better: write 'atLeast'.", "")]
    [InlineData("standards: { a: { kpi: asa, atLeast: 30s } }", "Of 'asa' less is better: write 'atMost'.", "")]
    [InlineData("standards: { a: { kpi: sl } }", "either 'atLeast' or 'atMost'", "")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90%, atMost: 95% } }", "either 'atLeast' or 'atMost'", "")]
    [InlineData("standards: { a: { kpi: sl, variant: no3, atLeast: 90% } }", "'sl' has no variant 'no3'.", "Did you mean")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90%, audience: world } }", "'audience' cannot be 'world'.", "published")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90%, from: 2026-07-01, until: 2026-06-01 } }", "'until' is before 'from'.", "")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90%, from: June } }", "'from' must be a day", "")]
    [InlineData("standards: { a: { kpi: sl, atLeast: 90%, target: 3 } }", "has no setting 'target'.", "")]
    [InlineData("within: 901s", "'within' must be 0s to 900s", "")]
    [InlineData("live: { pbx: {} }", "either 'queueLog'", "'connection'")]
    [InlineData("live: { pbx: { queueLog: a, connection: crm } }", "either 'queueLog'", "'connection'")]
    [InlineData("live: { pbx: { connection: crn } }", "'connection' names the connection 'crn', which does not exist.", "Did you mean 'crm'?")]
    [InlineData("live: { pbx: { connection: mls } }", "which does not tell who waits.", "Able are: crm.")]
    [InlineData("notNormal: [July]", "'notNormal' takes days such as 2026-07-03.", "")]
    [InlineData("reviews: { of: calls }", "'seed' is missing", "")]
    [InlineData("reviews: { seed: s, of: mails }", "'of' cannot be 'mails'.", "tickets")]
    [InlineData("reviews: { seed: s, items: {} }", "'items' needs 1 to 50 items", "")]
    [InlineData("reviews: { seed: s, items: { greeting: { points: 2 } } }", "'question' is missing", "")]
    [InlineData("reviews: { seed: s, items: { greeting: { question: Greeted., points: 0 } } }", "'points' is a whole number from 1 to 100.", "")]
    [InlineData("reviews: { seed: s, items: { greeting: { question: Greeted., fails: true } } }", "The item 'greeting' has no setting 'fails'.", "")]
    [InlineData("folder: x", "'kpis' has no setting 'folder'.", "data")]
    public void A_wrong_setting_is_refused_with_its_line_and_what_is_allowed(string section, string fault, string more)
    {
        var result = Load(section);

        var one = Assert.Single(result.Faults);
        Assert.Equal(9, one.Line);
        Assert.Contains(fault, one.Message, StringComparison.Ordinal);
        Assert.Contains(more, one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_standard_takes_what_it_does_not_say_from_the_section_and_the_catalogue()
    {
        var settings = Load("within: 30s\n  standards: { fast: { kpi: sl, atLeast: 90 % }, short: { kpi: aht, atMost: 6m, until: 2026-12-31 } }").Settings!.Kpis!;

        Assert.Equal(Path.Combine(_home.FullName, "data"), settings.Folder);
        Assert.Equal(("offered", 90.0, true, 30), (settings.Standards[0].Variant.Id, settings.Standards[0].Bound, settings.Standards[0].IsAtLeast, settings.Standards[0].WithinSeconds));
        Assert.Equal(360, settings.Standards[1].Bound);
        Assert.True(settings.Standards[1].Holds(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 31)));
        Assert.False(settings.Standards[1].Holds(new DateOnly(2026, 12, 1), new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void A_phone_system_is_followed_by_its_log_or_by_a_connection()
    {
        var settings = Load("live: { pbx: { queueLog: ./log/queue_log }, talk: { connection: crm } }\n  notNormal: [2026-07-03]").Settings!.Kpis!;

        Assert.Equal([("pbx", Path.Combine(_home.FullName, "log", "queue_log"), null), ("talk", null, "crm")], settings.Live.Select(live => (live.Name, live.QueueLog, live.Connection)));
        Assert.Equal([new DateOnly(2026, 7, 3)], settings.NotNormal);
    }

    public void Dispose() => _home.Delete(recursive: true);

    private SettingsResult Load(string section)
    {
        var path = Path.Combine(_home.FullName, "bridge.yaml");
        File.WriteAllText(path, $$"""
            version: 1
            connections:
              mls: { type: reso, profile: generic, address: "https://mls.example.test/", origin: mls, token: "${env:T}" }
              crm: { type: zendesk, address: "https://crm.example.test/", email: a@example.test, apiToken: "${env:T}" }
            routes:
              members: { record: member, from: mls, to: crm }

            kpis:
              {{section}}
            """);
        return SettingsLoader.Load(path, ConnectorCatalogue.Open(), _ => "x");
    }
}
