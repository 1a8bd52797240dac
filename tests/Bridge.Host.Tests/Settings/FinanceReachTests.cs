using Bridge.Host.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Cli;

namespace Bridge.Host.Tests.Settings;

/// <summary>Support does not start where its user can read what is finance's.</summary>
public sealed class FinanceReachTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("bridge-reach-").FullName;

    private string Finance => Path.Combine(_home, "finance");

    [Theory]
    [InlineData("support", 2)]
    [InlineData("finance", 2)] // there is no finance file; its own start says so, and nothing of support's
    public async Task The_support_side_does_not_start_when_it_can_read_the_folder(string side, int code)
    {
        Directory.CreateDirectory(Finance);
        var run = new CliRun { Connectors = ConnectorCatalogue.Open() };

        Assert.Equal(code, await run.RunAsync("run", "--side", side, "--config", Write("finance: { folder: finance }"), "--finance", Path.Combine(_home, "none.yaml"), "--urls", "http://127.0.0.1:0"));

        Assert.Equal(side == "support", run.Error.Contains("The support side does not start: its user", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
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
    public void A_folder_that_is_closed_to_this_user_is_no_hindrance_unless_a_name_in_it_opens()
    {
        Directory.CreateDirectory(Path.Combine(Finance, "keys"));
        File.WriteAllText(Path.Combine(Finance, "keys", "finance.key"), "");
        var reach = new FinanceReach(Finance, []);

        File.SetUnixFileMode(Finance, UnixFileMode.UserExecute); // does not list, lets through
        var open = reach.Explain();
        File.SetUnixFileMode(Finance, UnixFileMode.None);
        var closed = reach.Explain();
        File.SetUnixFileMode(Finance, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Assert.Contains("finance.key", open, StringComparison.Ordinal);
        Assert.Null(closed);
    }

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
