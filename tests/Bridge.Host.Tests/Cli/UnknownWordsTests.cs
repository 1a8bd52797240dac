using Bridge.Host.Tests.Settings;

namespace Bridge.Host.Tests.Cli;

public sealed class UnknownWordsTests
{
    [Theory]
    [InlineData("plan")]
    [InlineData("sync")]
    public async Task An_option_that_is_none_is_not_taken_for_a_route(string verb)
    {
        using var file = new SettingsFile(SettingsFile.Good);
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync(verb, "--dry-run", "-c", file.Path));
        Assert.Contains("There is no option '--dry-run'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no command 'bridge snyc'. Did you mean 'bridge sync'?\n'bridge --help' tells what can be written.\n", "snyc")]
    [InlineData("There is no command 'bridge frobnicate'.\n'bridge --help' tells what can be written.\n", "frobnicate", "--force")]
    [InlineData("There is no command 'bridge deadletters lst'. Did you mean 'bridge deadletters list'?\n'bridge deadletters --help' tells what can be written.\n", "deadletters", "lst")]
    [InlineData("There is no option '--hlep' of 'bridge sync'. Did you mean '--help'?\n'bridge sync --help' tells what can be written.\n", "sync", "--hlep")]
    [InlineData("There is no option '--perod' of 'bridge report'. Did you mean '--period'?\n'bridge report --help' tells what can be written.\n", "report", "--perod", "2026")]
    [InlineData("'again' is one word too many for 'bridge check'.\n'bridge check --help' tells what can be written.\n", "check", "again")]
    public async Task What_is_said_of_a_word_that_is_not_known_is_that_and_what_may_have_been_meant(string said, params string[] words)
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync(words));
        Assert.Equal(said, run.Error.ReplaceLineEndings("\n"));
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task An_option_that_is_none_is_said_where_it_is_seen_and_a_verb_without_its_verb_is_helped()
    {
        var (wrong, incomplete) = (new CliRun(), new CliRun());

        Assert.Equal((2, 2), (await wrong.RunAsync("audit", "show", "a.log", "--mood"), await incomplete.RunAsync("audit")));
        Assert.Contains("--mood", wrong.Error, StringComparison.Ordinal);
        AssertIsShort(wrong, "'bridge audit show --help' tells what can be written.");
        Assert.Contains("Commands:", incomplete.Out, StringComparison.Ordinal);
    }

    // The help of all verbs would push the error off the screen.
    private static void AssertIsShort(CliRun run, string end)
    {
        Assert.InRange((run.Error + run.Out).Split('\n').Length, 0, 12);
        Assert.EndsWith(end, run.Error.TrimEnd(), StringComparison.Ordinal);
    }
}
