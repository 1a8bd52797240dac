using Bridge.Host.Cli;

namespace Bridge.Host.Tests.Cli;

public sealed class VerbsTests
{
    [Fact]
    public async Task Every_verb_is_reached_by_the_name_it_goes_by()
    {
        var overview = new CliRun();
        Assert.Equal(0, await overview.RunAsync("--help"));

        foreach (var name in Verbs.All.Select(verb => verb.Name))
        {
            var run = new CliRun();

            Assert.Equal(0, await run.RunAsync(name, "--help"));
            Assert.Contains($"bridge {name}", run.Out.ToLowerInvariant(), StringComparison.Ordinal);
            Assert.Contains($"\n  {name}", overview.Out, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_command_line_that_begins_with_no_verb_is_told_all_of_them()
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync("--jsno", "sync"));
        Assert.Contains("--jsno", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_works_before_its_first_wait_is_in_hand_before_it_ends_so_that_ctrl_c_reaches_it()
    {
        using var inHand = new ManualResetEventSlim();
        var verb = new VerbCommand("work", "Works.");
        verb.SetAction((_, cancellationToken) => Task.FromResult(inHand.Wait(TimeSpan.FromSeconds(20), cancellationToken) ? 0 : 1));

        var running = verb.Parse([]).InvokeAsync();
        inHand.Set();

        Assert.Equal(0, await running);
    }
}
