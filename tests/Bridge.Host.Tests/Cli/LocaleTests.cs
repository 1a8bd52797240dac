using System.Diagnostics;
using Bridge.Host.Tests.Features.Scheduling;

namespace Bridge.Host.Tests.Cli;

/// <summary>The program itself on machines of other countries.</summary>
public sealed class LocaleTests
{
    [Theory]
    [InlineData("de_DE.UTF-8")] // 1.200 and 0,5
    [InlineData("th_TH.UTF-8")] // the year 2569
    [InlineData("tr_TR.UTF-8")] // i becomes another letter
    public async Task Figures_are_written_the_same_whatever_the_locale_of_the_machine(string locale)
    {
        await using var host = await RunningHost.PrepareAsync(members: 1200);
        host.Write("  members: { record: member, from: mls, to: crm, every: 1h }");
        using var plan = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Bridge.Host.dll"), "plan", "members", "--config", host.SettingsPath])
        {
            Environment = { ["LANG"] = locale, ["LC_ALL"] = locale },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!; // a new process always starts

        var errors = plan.StandardError.ReadToEndAsync();
        var text = await plan.StandardOutput.ReadToEndAsync();
        await plan.WaitForExitAsync();

        Assert.Contains(": 1,200 read. A sync would create 1,200,", text + await errors, StringComparison.Ordinal);
    }
}
