using Bridge.Host.Composition;
using Bridge.Host.Settings;

namespace Bridge.Host.Tests.Settings;

public sealed class SettingsLoaderTests
{
    [Fact]
    public void A_good_file_gives_settings_with_defaults_and_secrets_filled_in()
    {
        using var file = new SettingsFile(SettingsFile.Good);

        var result = file.Load();

        Assert.Empty(result.Faults);
        var settings = Assert.IsType<BridgeSettings>(result.Settings);
        Assert.Equal(Path.Combine(file.Directory, "data", "bridge.db"), settings.StorePath);
        var mls = settings.Connections["mls"].Settings;
        Assert.Equal("mls-secret", mls.Text("token"));
        Assert.Equal(500, mls.Integer("pageSize"));
        Assert.Equal(0.8, mls.Share("share"));
        Assert.Equal("generic", mls.Text("profile"));
        Assert.Equal("desk-secret", settings.Connections["crm"].Settings.Text("apiToken"));
    }

    [Fact]
    public void Routes_come_after_the_routes_they_wait_for()
    {
        using var file = new SettingsFile(SettingsFile.Good);

        var routes = Assert.IsType<BridgeSettings>(file.Load().Settings).Routes;

        Assert.Equal(["first", "second"], routes.Select(route => route.Name));
        Assert.Equal(0.025, routes[0].MaxDeactivationShare);
        Assert.True(routes[0].AdoptsByEmail);
        Assert.True(routes[0].RestoresDrift);
        Assert.Equal(TimeSpan.FromMinutes(15), routes[0].Every);
        Assert.Equal("0 0/15 6-22 ? * *", routes[1].Cron);
        Assert.Equal(["Inactive", "Gone"], routes[1].DepartedStatuses);
    }

    [Fact]
    public void All_faults_come_at_once_each_with_its_place()
    {
        using var file = new SettingsFile("""
            version: 2
            stroe: x
            connections:
              mls: { type: fed, address: "https://x.example" }
              crm:
                type: desk
                address: "http://desk.example.com"
                apiTokn: "${env:A}"
            routes:
              one: { record: membr, from: mls, to: crn, after: [two] }
            """);

        var faults = file.Load().Faults;

        Assert.Equal(
            ["1:10", "2:1", "4:16", "7:14", "8:5", "10:18", "10:40", "10:53"],
            faults.Select(fault => $"{fault.Line}:{fault.Column}"));
        Assert.StartsWith($"{file.Path}:2:1: ", faults[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'store'?", faults[1].Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'feed'?", faults[2].Message, StringComparison.Ordinal);
        Assert.Contains("https://", faults[3].Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'apiToken'?", faults[4].Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'member'?", faults[5].Message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'crm'?", faults[6].Message, StringComparison.Ordinal);
        Assert.Contains("'two', which does not exist", faults[7].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pageSize: 500", "pageSize: 0", "'pageSize' must be a whole number from 1 to 5000.")]
    [InlineData("pageSize: 500", "pageSize: many", "'pageSize' must be a whole number from 1 to 5000.")]
    [InlineData("pageSize: 500", "pageSize:", "'pageSize' is empty: give it a value or remove the line.")]
    [InlineData("pageSize: 500", "pageSize: [1]", "'pageSize' takes one value, not a list or a group.")]
    [InlineData("pageSize: 500", "share: 101%", "'share' must be a share from 0% to 100%, such as 80%.")]
    [InlineData("pageSize: 500", "overlap: 5", "'overlap' must be a time span with a unit: 250ms, 30s, 5m, 2h or 1d.")]
    [InlineData("pageSize: 500", "metadata: yes", "'metadata' cannot be 'yes'. Allowed: true, false.")]
    [InlineData("pageSize: 500", "profile: tresle", "'profile' cannot be 'tresle'. Allowed: generic, trestle. Did you mean 'trestle'?")]
    [InlineData("type: feed, ", "", "'type' is missing: the kind of system, desk or feed.")]
    [InlineData("token: \"${env:MLS_TOKEN}\", ", "", "'token' is missing: The token.")]
    [InlineData("${env:MLS_TOKEN}", "${env:OTHER}", "'token' needs the environment variable OTHER, which is not set: set it before starting the bridge.")]
    [InlineData("${env:MLS_TOKEN}", "${evn:X}", "'token' refers to 'evn'. Allowed: env, file. Did you mean 'env'?")]
    [InlineData("${env:MLS_TOKEN}", "${env:X", "'token' is not a whole reference: write ${env:NAME} or ${file:PATH}.")]
    [InlineData("every: 15m", "every: 15", "'every' must be a time span of at least 1s: 30s, 5m, 2h, 1d.")]
    [InlineData("every: 15m", "sweepEvery: 1s", "'sweepEvery' must be a time span of at least 60s, or 0s for never: 30s, 5m, 2h, 1d.")]
    [InlineData("0 0/15 6-22 ? * *", "every day", "'cron' is not a cron expression of six or seven fields, seconds first, such as '0 0/15 6-22 ? * *'.")]
    [InlineData("maxDeactivationShare: 2.5%", "maxDeactivationShare: 5", "'maxDeactivationShare' must be a share from 0% to 100%, such as 5%.")]
    [InlineData("emailInUse: adopt", "emailInUse: adpot", "'emailInUse' cannot be 'adpot'. Allowed: review, adopt. Did you mean 'adopt'?")]
    [InlineData("record: member, from: mls, to: crm, every", "record: office, from: mls, to: crm, every", "'to' names a desk connection, which cannot write office records. No connector can.")]
    [InlineData("https://mls.example.com", "https://me:pw@mls.example.com", "'address' holds a user name or password: use the settings made for them.")]
    public void Each_rule_has_its_own_words(string good, string bad, string message)
    {
        using var file = new SettingsFile(SettingsFile.Good.Replace(good, bad, StringComparison.Ordinal));

        var fault = Assert.Single(file.Load().Faults);

        Assert.Equal(message, fault.Message);
    }

    [Fact]
    public void A_secret_in_clear_text_is_refused_and_never_shown()
    {
        using var file = new SettingsFile(SettingsFile.Good.Replace("${env:MLS_TOKEN}", "canary-4711", StringComparison.Ordinal));

        var fault = Assert.Single(file.Load().Faults);

        Assert.Contains("'token' is a secret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sandbox_on_this_machine_may_have_its_secret_in_the_file()
    {
        using var file = new SettingsFile(SettingsFile.Good
            .Replace("https://mls.example.com", "http://127.0.0.1:5001", StringComparison.Ordinal)
            .Replace("${env:MLS_TOKEN}", "sandbox-token", StringComparison.Ordinal));

        var result = file.Load();

        Assert.Empty(result.Faults);
        Assert.Equal("sandbox-token", result.Settings?.Connections["mls"].Settings.Text("token"));
    }

    [Fact]
    public void A_circle_of_routes_is_named()
    {
        using var file = new SettingsFile(SettingsFile.Good.Replace("every: 15m", "after: [second]", StringComparison.Ordinal));

        var fault = Assert.Single(file.Load().Faults);

        Assert.Equal("'after' goes round in a circle (second, first): remove one of the links.", fault.Message);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("just text", "The file must be a list")]
    [InlineData("version: 1\n---\nversion: 1", "several documents")]
    [InlineData("a: [1", "This is not YAML")]
    [InlineData("version: 1\nroutes:\n  a: { record: member\n  b: { record: office }\n", "does not end")] // the parser has an error of its own for this
    [InlineData("version: 1\nversion: 1", "The name 'version' stands twice in one list")]
    [InlineData("version: 1\n record: x\n", "Look at this line and the one above it")]
    public void A_file_that_is_no_settings_file_is_refused_with_the_reason(string text, string expected)
    {
        using var file = new SettingsFile(text);

        Assert.Contains(expected, file.Load().Faults[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tab_is_named_where_it_stands()
    {
        using var file = new SettingsFile("version: 1\nroutes:\n  first:\n\trecord: member\n");

        Assert.Contains("bridge.yaml:4:1: This is not YAML: a tab stands where the line is indented.", Assert.Single(file.Load().Faults).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_says_how_to_write_one()
    {
        var result = SettingsLoader.Load("/nowhere/bridge.yaml", TestConnectors.All);

        Assert.Equal("/nowhere/bridge.yaml: There is no such file: run 'bridge init' to write one, or name another with --config.", Assert.Single(result.Faults).ToString());
    }

    [Fact]
    public void A_folder_is_not_taken_for_a_file_without_rights() => Assert.Equal(
        $"{Path.GetTempPath()}: This is a folder: name the file in it.", Assert.Single(SettingsLoader.Load(Path.GetTempPath(), TestConnectors.All).Faults).ToString());

    [Fact]
    public void A_missing_secret_file_is_named()
    {
        using var file = new SettingsFile(SettingsFile.Good.Replace("secrets/desk", "secrets/none", StringComparison.Ordinal));

        var fault = Assert.Single(file.Load().Faults);

        Assert.Contains($"{Path.Combine(file.Directory, "secrets", "none")}, which is not there", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Suspended for non-payment")]
    [InlineData("Delinquent")]
    public void A_departed_state_that_speaks_of_money_is_refused_with_its_line(string state)
    {
        using var file = new SettingsFile($$"""
            version: 1
            connections:
              crm: { type: zendesk, address: "https://example.zendesk.com", email: "a@example.com", apiToken: "${env:T}" }
              mls: { type: reso, address: "https://mls.example.com/odata/", token: "${env:T}" }
            routes:
              members:
                record: member
                from: mls
                to: crm
                departedStatuses: [Inactive, {{state}}]
            """);

        var result = SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => "secret");

        var fault = Assert.Single(result.Faults);
        Assert.Equal(10, fault.Line);
        Assert.Contains("speaks of money", fault.Message, StringComparison.Ordinal);
        Assert.Contains("write the state alone", fault.Message, StringComparison.Ordinal);
    }
}
