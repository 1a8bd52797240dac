using System.Security.Cryptography;

namespace Bridge.Host.Tests.Cli.Billing;

public sealed class BillingSettingsTests
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public async Task Init_replaces_nothing_and_opens_nothing_to_others()
    {
        await using var fixture = await BillingFixture.StartAsync();

        var first = await fixture.InitAsync();
        var before = Files(fixture);
        File.Delete(Path.Combine(fixture.Finance, "standing.yaml"));
        var second = await fixture.InitAsync("--origin", "another");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("Wrote", first.Out, StringComparison.Ordinal);
        Assert.Contains("stays as it is", second.Out, StringComparison.Ordinal);
        Assert.Equal(before, Files(fixture));
        if (!OperatingSystem.IsWindows())
        {
            Assert.All(before.Keys, file => Assert.Equal(OwnerReadsAndWrites, new FileInfo(Path.Combine(fixture.Finance, file)).UnixFileMode));
            Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, new DirectoryInfo(fixture.Finance).UnixFileMode);
            Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, new DirectoryInfo(Path.Combine(fixture.Finance, "keys")).UnixFileMode);
        }
    }

    [Fact]
    public async Task Init_closes_a_folder_of_keys_that_was_open_to_others()
    {
        await using var fixture = await BillingFixture.StartAsync();
        var keys = Directory.CreateDirectory(Path.Combine(fixture.Finance, "keys"));

        await fixture.InitAsync();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(OwnerReadsAndWrites | UnixFileMode.UserExecute, keys.UnixFileMode);
        }
    }

    [Fact]
    public async Task What_is_given_to_init_cannot_break_the_file()
    {
        await using var fixture = await BillingFixture.StartAsync();

        await fixture.InitAsync("--outbox", fixture.In("a \"b\" \\ c"), "--origin", "o\"x");

        Assert.Equal(0, (await fixture.RunAsync("public-key")).Code);
    }

    [Fact]
    public async Task Init_that_cannot_write_says_so()
    {
        await using var fixture = await BillingFixture.StartAsync();
        fixture.Write("finance", "a file where the folder should be");

        var run = await fixture.InitAsync();

        Assert.Equal(3, run.Code);
        Assert.Contains("cannot be written", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused() => await WithAsync(async fixture =>
        Assert.Equal(2, (await fixture.InitAsync("--mls-address", "ftp://x")).Code));

    [Fact]
    public async Task Wrong_settings_are_all_listed_with_file_and_line() => await WithAsync(async fixture =>
    {
        await fixture.InitAsync();
        var text = await File.ReadAllTextAsync(fixture.Config);
        await File.WriteAllTextAsync(fixture.Config, text
            .Replace("key: \"${file:./keys/finance.key}\"", "key: c2VjcmV0LXRoYXQtc3RhbmRzLWhlcmU=", StringComparison.Ordinal)
            .Replace("audit: ./audit", "audti: ./audit", StringComparison.Ordinal)
            .Replace("profile: generic", "profile: genric", StringComparison.Ordinal));

        var run = await fixture.RunAsync("preview");

        Assert.Equal(2, run.Code);
        Assert.Matches(@"finance\.yaml:6:\d+: 'key' is a secret", run.Error);
        Assert.Matches(@"finance\.yaml:\d+:\d+: .*'audti'", run.Error);
        Assert.Matches(@"finance\.yaml:\d+:\d+: .*'genric'", run.Error);
        Assert.Contains("3 faults", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", run.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Without_a_file_the_way_to_one_is_named() => await WithAsync(async fixture =>
    {
        var run = await fixture.RunAsync("release");

        Assert.Equal(2, run.Code);
        Assert.Contains("bridge billing init", run.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task The_wrong_key_is_told_plainly_and_not_repeated() => await WithAsync(async fixture =>
    {
        await fixture.InitAsync();
        Assert.Equal(0, (await fixture.RunAsync("roster")).Code);
        var other = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        await File.WriteAllTextAsync(Path.Combine(fixture.Finance, "keys", "finance.key"), other);

        var run = await fixture.RunAsync("preview");

        Assert.Equal(3, run.Code);
        Assert.Contains("the key that the store was made with", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(other, run.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_key_that_others_may_read_is_not_used() => await WithAsync(async fixture =>
    {
        await fixture.InitAsync();
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no such modes.
        }

        File.SetUnixFileMode(Path.Combine(fixture.Finance, "keys", "signing.pem"), OwnerReadsAndWrites | UnixFileMode.GroupRead);
        var run = await fixture.RunAsync("release");

        Assert.Equal(3, run.Code);
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task A_store_that_is_none_is_told_plainly() => await WithAsync(async fixture =>
    {
        await fixture.InitAsync();
        await File.WriteAllTextAsync(Path.Combine(fixture.Finance, "finance.db"), new string('x', 5000));

        var run = await fixture.RunAsync("preview");

        Assert.Equal(3, run.Code);
        Assert.Contains("finance.db", run.Error, StringComparison.Ordinal);
    });

    [Fact]
    public async Task An_mls_that_cannot_be_reached_leaves_the_roster_as_it_was() => await WithAsync(async fixture =>
    {
        await fixture.InitAsync();
        var text = await File.ReadAllTextAsync(fixture.Config);
        await File.WriteAllTextAsync(fixture.Config, text.Replace("sandbox-token", "wrong", StringComparison.Ordinal));

        var run = await fixture.RunAsync("roster");

        Assert.Equal(3, run.Code);
        Assert.DoesNotContain("wrong", run.Error, StringComparison.Ordinal);
    });

    private static async Task WithAsync(Func<BillingFixture, Task> act)
    {
        await using var fixture = await BillingFixture.StartAsync();
        await act(fixture);
    }

    private static Dictionary<string, string> Files(BillingFixture fixture) => Directory.EnumerateFiles(fixture.Finance, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(fixture.Finance, file), File.ReadAllText);
}
