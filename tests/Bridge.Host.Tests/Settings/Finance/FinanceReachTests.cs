using System.CommandLine;
using System.Text.Json;
using Bridge.Host.Cli;
using Bridge.Host.Composition;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Finance;
using Bridge.Host.Tests.Cli;

namespace Bridge.Host.Tests.Settings.Finance;

/// <summary>Support does not start where its user can read what is finance's.</summary>
public sealed class FinanceReachTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("bridge-reach-").FullName;

    private string Finance => Path.Combine(_home, "finance");

    // One line for each verb that has settings of support.
    private static readonly string[] _verbs =
    [
        "check", "check --json", "plan", "plan --verify", "sync", "provision", "report members", "surveys", "import interactions none.csv --source lms", "import hub",
        "deadletters list", "deadletters show 1", "deadletters drop 1", "deadletters replay", "deadletters replay outbox", "deadletters replay surveys",
        "run --urls http://127.0.0.1:0",
    ];

    public static TheoryData<string> Verbs => [.. _verbs];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task No_verb_of_support_works_when_its_user_can_open_what_is_finances(string verb)
    {
        Directory.CreateDirectory(Finance);
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };

        Assert.Equal(2, await run.RunAsync([.. verb.Split(' '), "--config", Write("finance: { folder: finance }")]));

        Assert.Contains("The support side does not start: its user", run.Error + run.Out, StringComparison.Ordinal);
        Assert.Contains("bridge.yaml:2:10: ", run.Error + JsonPlace(run.Out), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_home, "data")), "something was opened before the check");
    }

    [Fact]
    public void Each_verb_with_support_settings_is_tried_here()
    {
        using var opener = new ConnectionOpener(ConnectorCatalogue.Open(), TimeProvider.System);
        var root = CommandLine.Build(new CliContext
        {
            Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, Connectors = ConnectorCatalogue.Open(), Opener = opener, Shapes = new MappingShapes(ConnectorCatalogue.Open()),
        });

        Assert.DoesNotContain(
            Paths(root, ""), path => !path.StartsWith("billing ", StringComparison.Ordinal) && !_verbs.Any(verb => $"{verb} ".StartsWith($"{path} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Finances_own_side_is_not_asked()
    {
        Directory.CreateDirectory(Finance);
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };

        // There is no finance file; its own start says so, and nothing of support's.
        Assert.Equal(2, await run.RunAsync("run", "--side", "finance", "--config", Write("finance: { folder: finance }"), "--finance", Path.Combine(_home, "none.yaml"), "--urls", "http://127.0.0.1:0"));

        Assert.DoesNotContain("The support side does not start", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_trial_it_is_a_warning()
    {
        Directory.CreateDirectory(Finance);
        using var opener = new ConnectionOpener(ConnectorCatalogue.Open(), TimeProvider.System);
        var error = new StringWriter();
        var context = new CliContext { Out = TextWriter.Null, Error = error, In = TextReader.Null, Connectors = ConnectorCatalogue.Open(), Opener = opener, Shapes = new MappingShapes(ConnectorCatalogue.Open()) };

        var read = context.ReadSettings(Write("finance: { folder: finance }"), sharesWithFinance: true);

        Assert.NotNull(read.Settings);
        Assert.StartsWith("For trials only: The support side does not start: its user", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_or_key_elsewhere_counts()
    {
        Directory.CreateDirectory(Finance);
        var store = Path.Combine(_home, "elsewhere.db");
        File.WriteAllText(store, "");

        Assert.Contains(store, new FinanceReach(Path.Combine(_home, "none"), [Path.Combine(_home, "none.key"), store]).Explain(), StringComparison.Ordinal);
        Assert.Null(new FinanceReach(Path.Combine(_home, "none"), [Path.Combine(_home, "none.key")]).Explain());
        Assert.Null(FinanceReach.None.Explain());
    }

    [NotPrivilegedFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Names_in_a_folder_that_does_not_list_and_the_rights_of_an_owner_count()
    {
        Directory.CreateDirectory(Path.Combine(Finance, "inbox"));
        Directory.CreateDirectory(Path.Combine(Finance, "keys"));
        File.WriteAllText(Path.Combine(Finance, "keys", "finance.key"), "");
        var reach = new FinanceReach(Finance, []);

        File.SetUnixFileMode(Path.Combine(Finance, "keys"), UnixFileMode.UserExecute);
        File.SetUnixFileMode(Finance, UnixFileMode.UserExecute); // does not list, lets through
        var inbox = reach.Explain();
        File.SetUnixFileMode(Path.Combine(Finance, "inbox"), UnixFileMode.None);
        var key = reach.Explain();
        File.SetUnixFileMode(Path.Combine(Finance, "keys", "finance.key"), UnixFileMode.UserWrite);
        var write = reach.Explain();
        File.SetUnixFileMode(Finance, UnixFileMode.None);
        var owned = reach.Explain();
        File.SetUnixFileMode(Finance, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(Finance, "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path.Combine(Finance, "inbox"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Contains($"can read {Path.Combine(Finance, "inbox")},", inbox, StringComparison.Ordinal);
        Assert.Contains("can read", key, StringComparison.Ordinal);
        Assert.Contains("finance.key", key, StringComparison.Ordinal);
        Assert.Contains("can write to", write, StringComparison.Ordinal);
        Assert.Contains($"can change the rights of {Finance},", owned, StringComparison.Ordinal);
    }

    [NotPrivilegedFact]
    public void A_folder_of_somebody_else_that_is_closed_is_no_hindrance() => Assert.Null(new FinanceReach("/root", ["/etc/shadow"]).Explain());

    [Theory]
    [InlineData("finance: { folder: nowhere }", "names a folder that does not exist")]
    [InlineData("finance: { files: [a] }", "'folder' is missing")]
    [InlineData("finance: { folder: finance, store: x }", "has no setting 'store'")]
    [InlineData("finance: finance", "must be a list of 'key: value' pairs")]
    public void What_cannot_be_checked_is_refused(string line, string message)
    {
        Directory.CreateDirectory(Finance);

        var fault = Assert.Single(SettingsLoader.Load(Write(line), ConnectorCatalogue.Open(), _ => null).Faults);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, fault.Line);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    private static IEnumerable<string> Paths(Command command, string before) => command.Subcommands.SelectMany(verb => Paths(verb, $"{before}{verb.Name} "))
        .Concat(command.Options.Any(option => option.Name == "--config") ? [before.TrimEnd()] : []);

    private static string JsonPlace(string json) => json.StartsWith('{') && JsonDocument.Parse(json).RootElement.GetProperty("faults")[0] is var fault
        ? $"{Path.GetFileName(fault.GetProperty("file").GetString())}:{fault.GetProperty("line")}:{fault.GetProperty("column")}: "
        : "";

    private string Write(string line)
    {
        var path = Path.Combine(_home, "bridge.yaml");
        File.WriteAllText(Path.Combine(_home, "token.txt"), "x");
        File.WriteAllText(path, $"version: 1\n{line}\nconnections:\n  mls: {{ type: reso, profile: generic, address: \"https://api.example.com/odata/\", token: \"${{file:token.txt}}\", origin: mymls }}\nroutes: {{}}\n");
        return path;
    }

    /// <summary>A test of file rights, which bind no administrator.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class NotPrivilegedFactAttribute : FactAttribute
    {
        public NotPrivilegedFactAttribute() => Skip = Environment.IsPrivilegedProcess || OperatingSystem.IsWindows() ? "File rights do not bind this user." : null;
    }
}
