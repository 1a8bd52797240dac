using System.Diagnostics;
using Bridge.Host.Composition;

namespace Bridge.Host.Tests.Composition;

public sealed class OpenFilesTests
{
    [Theory]
    [InlineData("Max open files            40                   40                   files     \n", 40)]
    [InlineData("Limit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 524288               files     ", 1024)]
    [InlineData("Max open files            unlimited            unlimited            files     \n", null)]
    [InlineData("Max cpu time              unlimited            unlimited            seconds   \n", null)]
    public void The_limit_is_read_from_the_list_of_limits(string limits, int? most) => Assert.Equal(most, OpenFiles.In(limits));

    [Fact]
    public async Task A_machine_that_allows_too_few_is_told_in_one_line()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Few enough to be refused, enough for .NET itself.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "ulimit -n 200; exec dotnet \"$0\" --version", typeof(OpenFiles).Assembly.Location])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        using var bridge = Process.Start(start)!; // a program was named
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));

        var said = await bridge.StandardError.ReadToEndAsync(limit.Token);
        await bridge.WaitForExitAsync(limit.Token);

        Assert.Equal(3, bridge.ExitCode);
        Assert.StartsWith("This machine lets the bridge open 200 files at once", said, StringComparison.Ordinal);
        Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
