using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Tests.Settings;

namespace Bridge.Host.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("init")]
    [InlineData("connectors")]
    [InlineData("provision")]
    [InlineData("scrub")]
    [InlineData("audit")]
    [InlineData("billing")]
    public async Task Every_verb_explains_itself_with_examples(string verb)
    {
        var run = new CliRun();

        Assert.Equal(0, await run.RunAsync(verb, "--help"));
        Assert.Contains("Examples:", run.Out, StringComparison.Ordinal);
        Assert.Contains($"\n  bridge {verb} [", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_calls_itself_as_people_type_it()
    {
        var (help, version) = (new CliRun(), new CliRun());

        Assert.Equal((0, 0), (await help.RunAsync("--help"), await version.RunAsync("--version")));
        Assert.Contains("\n  bridge [command]", help.Out, StringComparison.Ordinal);
        Assert.Contains("--version", help.Out, StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d+", version.Out);
    }

    [Fact]
    public async Task The_help_of_the_whole_says_where_to_begin()
    {
        var run = new CliRun();

        Assert.Equal(0, await run.RunAsync("--help"));
        Assert.Matches(@"(?s)Examples:.*bridge demo .*bridge init .*bridge plan .*bridge sync ", run.Out);
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("sync")]
    public async Task A_failure_names_the_route_that_it_stopped(string verb)
    {
        using var file = new SettingsFile("""
            version: 1
            store: ./data/bridge.db
            connections:
              mls: { type: reso, profile: generic, address: "http://127.0.0.1:9/", origin: mls, token: sandbox-token }
              crm: { type: workbook, file: ./members.xlsx }
            routes: { people: { record: member, from: mls, to: crm } }
            """);
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };

        Assert.Equal(3, await run.RunAsync(verb, "-c", file.Path));
        Assert.Contains("Route people, mls -> crm: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_words()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var run = new CliRun();

        Assert.Equal(3, await run.RunAsync("sandbox", "zendesk", "--port", $"{port}"));
        Assert.Contains($"{port}", run.Error, StringComparison.Ordinal);
        Assert.Contains("no other program holds it", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_that_all_is_well()
    {
        using var file = new SettingsFile(SettingsFile.Good);
        var run = new CliRun();

        Assert.Equal(0, await run.RunAsync("check", "-c", file.Path));
        Assert.Equal($"{file.Path}: no faults (2 connections, 2 routes).\n", run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Check_lists_faults_for_people_and_for_scripts()
    {
        using var file = new SettingsFile("version: 1\nconnections: {}\nroutes: { x: { record: member } }\n");
        var people = new CliRun();
        var script = new CliRun();

        Assert.Equal(2, await people.RunAsync("check", "-c", file.Path));
        Assert.Equal(2, await script.RunAsync("check", "--json", "-c", file.Path));

        Assert.Contains($"{file.Path}:3:14: 'from' is missing", people.Error, StringComparison.Ordinal);
        Assert.EndsWith("2 faults in the settings.\n", people.Error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(script.Out);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("faults")[0].GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Check_online_reports_a_system_that_cannot_be_reached(bool isTerminal)
    {
        // Port 9 (discard) is not listened on; the connection is refused at once.
        using var file = new SettingsFile(SettingsFile.Good.Replace("https://mls.example.com", "http://127.0.0.1:9", StringComparison.Ordinal));
        var run = new CliRun { IsTerminal = isTerminal };

        Assert.Equal(3, await run.RunAsync("check", "--online", "-c", file.Path));
        Assert.Contains("failed", run.Out, StringComparison.Ordinal);
        Assert.Contains("bulk import", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provision_lists_creates_and_stops_at_a_conflict()
    {
        using var file = new SettingsFile(SettingsFile.Good);
        using var clash = new SettingsFile(SettingsFile.Good.Replace("every: 15m", "mapping: clashing", StringComparison.Ordinal));
        var plan = new CliRun();
        var apply = new CliRun();
        var conflict = new CliRun();

        Assert.Equal(0, await plan.RunAsync("provision", "-c", file.Path));
        Assert.Equal(0, await apply.RunAsync("provision", "--apply", "-c", file.Path));
        Assert.Equal(3, await conflict.RunAsync("provision", "--json", "-c", clash.Path));

        Assert.Contains("first -> crm: 1 there, 1 missing, 0 in conflict\n  create office: Is missing.", plan.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was created. 'bridge provision --apply' creates", plan.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing was created", apply.Out, StringComparison.Ordinal);
        Assert.Contains("'bridge sync --verify'", apply.Out, StringComparison.Ordinal);
        Assert.Contains("crm: created office", apply.Error, StringComparison.Ordinal);
        Assert.Contains("\"action\": \"conflict\"", conflict.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connectors_are_listed_with_their_settings()
    {
        var people = new CliRun();
        var script = new CliRun();

        Assert.Equal(0, await people.RunAsync("connectors"));
        Assert.Equal(0, await script.RunAsync("connectors", "--json"));

        Assert.Contains("reads: member, office; writes: nothing", people.Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(script.Out);
        Assert.Equal("desk", json.RootElement[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(60)]
    public async Task On_a_terminal_the_list_of_connectors_is_as_wide_as_the_terminal_and_in_a_pipe_a_setting_is_a_line(int width)
    {
        var terminal = new CliRun { IsTerminal = true, Width = width, Connectors = ConnectorCatalogue.Open() };
        var pipe = new CliRun { Connectors = ConnectorCatalogue.Open() };

        Assert.Equal(0, await terminal.RunAsync("connectors"));
        Assert.Equal(0, await pipe.RunAsync("connectors"));

        // A word that alone is longer stays whole, so that it can be copied.
        Assert.DoesNotContain(terminal.Out.ReplaceLineEndings("\n").Split('\n'), line => line.Length > width && line.TrimStart().Contains(' ', StringComparison.Ordinal) && !line.Contains("://", StringComparison.Ordinal));
        Assert.Equal(Squeezed(pipe.Out), Squeezed(terminal.Out));
        Assert.Contains(pipe.Out.ReplaceLineEndings("\n").Split('\n'), line => line.StartsWith("  solution", StringComparison.Ordinal) && line.EndsWith("when absent.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_narrow_terminal_what_an_example_does_stands_above_it_and_the_example_can_be_copied()
    {
        var terminal = new CliRun { IsTerminal = true, Width = 60 };
        var pipe = new CliRun();

        Assert.Equal(0, await terminal.RunAsync("demo", "--help"));
        Assert.Equal(0, await pipe.RunAsync("demo", "--help"));

        var examples = terminal.Out.ReplaceLineEndings("\n").Split("Examples:\n")[1].Split('\n');
        Assert.All(examples, line => Assert.InRange(line.Length, 0, 60));
        Assert.Contains("  bridge demo --once --members 2000 --json", examples);
        Assert.Contains("  bridge demo --once --members 2000 --json  # three summaries", pipe.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_the_catalogue_of_figures_is_read_without_scrolling_and_in_a_pipe_it_stays_a_table()
    {
        var terminal = new CliRun { IsTerminal = true };
        var pipe = new CliRun();

        Assert.Equal(0, await terminal.RunAsync("kpi", "--list"));
        Assert.Equal(0, await pipe.RunAsync("kpi", "--list"));

        Assert.All(terminal.Out.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains("sl: Service level, %, higher is better", terminal.Out, StringComparison.Ordinal);
        Assert.StartsWith("id ", pipe.Out, StringComparison.Ordinal);
    }

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
