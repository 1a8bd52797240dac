using Bridge.Host.Cli.Init;

namespace Bridge.Host.Tests.Cli.Init;

public sealed class InitCommandTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("bridge-init-").FullName;

    private string Output => Path.Combine(_directory, "bridge.yaml");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Flags_alone_are_enough_for_a_script()
    {
        var run = new CliRun();

        var code = await run.RunAsync(
            "init", "--yes", "--mls-address", "https://mls.example.com/odata/", "--profile", "trestle", "--crm-address", "https://x.zendesk.com", "-o", Output);

        Assert.Equal(0, code);
        var text = await File.ReadAllTextAsync(Output);
        Assert.Contains("clientSecret: \"${env:MLS_CLIENT_SECRET}\"", text, StringComparison.Ordinal);
        Assert.Contains("apiToken: \"${env:CRM_TOKEN}\"", text, StringComparison.Ordinal);
        Assert.Contains("export MLS_CLIENT_ID=...", run.Out, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_directory, ConfigTemplate.SchemaFile)));
    }

    [Theory]
    [InlineData("https://example.my.salesforce.com", "", "salesforce", "${env:CRM_CLIENT_SECRET}", "export CRM_CLIENT_ID=...")]
    [InlineData("http://127.0.0.1:5003", "salesforce", "salesforce", "sandbox-secret", "./bridge check --online")]
    [InlineData("https://example.crm.dynamics.com", "", "dataverse", "${env:CRM_CLIENT_SECRET}", "export CRM_TENANT=...")]
    [InlineData("http://127.0.0.1:5004", "dataverse", "dataverse", "sandbox-secret", "./bridge check --online")]
    public async Task The_address_of_a_CRM_or_its_word_gives_settings_for_it(string address, string kind, string type, string secret, string step)
    {
        var run = new CliRun();

        var code = await run.RunAsync(
            ["init", "--yes", "--mls-address", "https://mls.example.com/odata/", "--crm-address", address, .. kind.Length == 0 ? Array.Empty<string>() : ["--crm", kind], "-o", Output]);

        Assert.Equal(0, code);
        var text = await File.ReadAllTextAsync(Output);
        Assert.Contains($"type: {type}", text, StringComparison.Ordinal);
        Assert.Contains($"clientSecret: \"{secret}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("apiToken", text, StringComparison.Ordinal);
        Assert.Contains(step, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.freshdesk.com", "", "${env:CRM_KEY}", "export CRM_KEY=...")]
    [InlineData("http://127.0.0.1:5004", "freshdesk", "sandbox-key", "./bridge check --online")]
    public async Task An_address_of_Freshdesk_or_the_word_gives_settings_for_it(string address, string kind, string secret, string step)
    {
        var run = new CliRun();

        var code = await run.RunAsync(
            ["init", "--yes", "--mls-address", "https://mls.example.com/odata/", "--crm-address", address, .. kind.Length == 0 ? Array.Empty<string>() : ["--crm", kind], "-o", Output]);

        Assert.Equal(0, code);
        var text = await File.ReadAllTextAsync(Output);
        Assert.Contains("type: freshdesk", text, StringComparison.Ordinal);
        Assert.Contains($"apiKey: \"{secret}\"", text, StringComparison.Ordinal);
        Assert.Contains(step, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_everything_that_is_missing_is_named()
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync("init", "-o", Output));
        Assert.Contains("say --mls-address.", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public async Task On_a_terminal_it_asks_and_asks_again_after_a_wrong_answer()
    {
        var run = new CliRun { Answers = "nonsense\nhttps://mls.example.com/\ngenric\ngeneric\nhttps://x.zendesk.com\nme@example.com\n" };

        Assert.Equal(0, await run.RunAsync("init", "-o", Output));
        Assert.Contains("Did you mean 'generic'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("email: \"me@example.com\"", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://mls.example.com/\ngeneric\n\n")]
    public async Task Without_a_crm_the_target_is_a_workbook(string answers)
    {
        var run = new CliRun { Answers = answers };

        Assert.Equal(0, await run.RunAsync(answers.Length > 0 ? ["init", "-o", Output] : ["init", "--mls-address", "https://mls.example.com/", "-o", Output]));
        Assert.Contains("type: workbook", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
        Assert.DoesNotContain("CRM_TOKEN", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_file_is_not_replaced_unasked()
    {
        await File.WriteAllTextAsync(Output, "mine");
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync("init", "-o", Output, "--mls-address", "https://a.example", "--crm-address", "https://b.example"));
        Assert.Equal("mine", await File.ReadAllTextAsync(Output));
    }

    [Theory]
    [InlineData("https://x.zendesk.com/agent/dashboard?x=1", "https://x.zendesk.com")]
    [InlineData("https://x.freshdesk.com/a/tickets/filters/all_tickets", "https://x.freshdesk.com")]
    [InlineData("https://x.crm.dynamics.com/main.aspx?appid=1", "https://x.crm.dynamics.com")]
    [InlineData("https://x.lightning.force.com/lightning/page/home", "https://x.my.salesforce.com")]
    [InlineData("https://x--dev.sandbox.lightning.force.com/", "https://x--dev.sandbox.my.salesforce.com")]
    [InlineData("https://x.my.salesforce-setup.com/lightning/setup/SetupOneHome/home", "https://x.my.salesforce.com")]
    public async Task An_address_pasted_from_a_browser_becomes_that_of_the_account(string pasted, string account)
    {
        var run = new CliRun();

        Assert.Equal(0, await run.RunAsync("init", "--yes", "--mls-address", "https://mls.example.com/odata/", "--crm-address", pasted, "-o", Output));
        Assert.Contains($"address: \"{account}\"", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
        Assert.Contains($"Taken as {account}:", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_does_not_tell_the_kind_of_CRM_is_asked_about()
    {
        var run = new CliRun { Answers = "https://mls.example.com/\n\nhttps://crm.board.example\nfreshdsk\nfreshdesk\n" };

        Assert.Equal(0, await run.RunAsync("init", "-o", Output));
        Assert.Contains("Did you mean 'freshdesk'?", run.Error, StringComparison.Ordinal);
        Assert.Contains("type: freshdesk", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_the_bridge_signs_in_as_is_never_made_up_for_a_real_account()
    {
        var (asked, silent) = (new CliRun { Answers = "\nbob\nbob@board.example\n" }, new CliRun());
        string[] words = ["init", "--mls-address", "https://mls.example.com/odata/", "--profile", "generic", "--crm-address", "https://x.zendesk.com"];

        Assert.Equal(0, await asked.RunAsync([.. words, "-o", Output]));
        Assert.Contains("email: \"bob@board.example\"", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
        Assert.Equal(0, await silent.RunAsync([.. words, "--yes", "-o", Output]));
        Assert.Contains("email: \"${env:CRM_EMAIL}\"", await File.ReadAllTextAsync(Output), StringComparison.Ordinal);
        Assert.Contains("export CRM_EMAIL=...", silent.Out, StringComparison.Ordinal);
        Assert.Equal(2, await silent.RunAsync([.. words, "--yes", "--crm-email", "bob", "-o", Output]));
        Assert.Contains("--crm-email must be an e-mail address", silent.Error, StringComparison.Ordinal);
    }
}
