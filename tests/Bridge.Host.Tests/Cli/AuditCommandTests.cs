using Bridge.Audit;

namespace Bridge.Host.Tests.Cli;

public sealed class AuditCommandTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bridge-audit-cli-").FullName;

    private string Audit => Path.Combine(_folder, "audit.jsonl");

    private string Key => Path.Combine(_folder, "signing.pem");

    public async Task InitializeAsync()
    {
        var options = new AuditOptions
        {
            Path = Audit, SigningKey = AuditSecret.InFile(Key), PseudonymKey = AuditSecret.InFile(Path.Combine(_folder, "pseudonyms.key")),
        };
        await using var log = AuditLog.Open(options, TimeProvider.System);
        foreach (var action in new[] { "member.read", "policy.change", "member.read" })
        {
            await log.AppendAsync(new AuditEvent { Who = "u1", Action = action, Which = "mls:7", Outcome = "done" }, durable: false, CancellationToken.None);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Verify_prints_the_head_that_a_later_check_takes()
    {
        var first = new CliRun();
        Assert.Equal(0, await first.RunAsync("audit", "verify", Audit, "--key", Key + ".pub"));
        Assert.Contains("Intact: 3 entries.\nSigned up to 4.\nHead: 4:", first.Out, StringComparison.Ordinal);
        var head = first.Out.Split('\n').Single(line => line.StartsWith("Head: ", StringComparison.Ordinal))[6..];

        var lines = await File.ReadAllLinesAsync(Audit);
        await File.WriteAllTextAsync(Audit, string.Concat(lines[..2].Select(line => line + "\n")));
        var unaware = new CliRun();
        var aware = new CliRun();
        Assert.Equal(0, await unaware.RunAsync("audit", "verify", Audit));
        Assert.Contains("Signatures were not checked", unaware.Out, StringComparison.Ordinal);
        Assert.Contains("2 entries after the last head are not signed.", unaware.Out, StringComparison.Ordinal);
        Assert.Equal(1, await aware.RunAsync("audit", "verify", Audit, "--head", head));
        Assert.Contains("The file ends at 2; the head that was kept says 4.", aware.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_names_the_first_broken_line()
    {
        var text = await File.ReadAllTextAsync(Audit);
        await File.WriteAllTextAsync(Audit, text.Replace("policy.change", "policy.charge", StringComparison.Ordinal));
        var run = new CliRun();

        Assert.Equal(1, await run.RunAsync("audit", "verify", Audit));
        Assert.StartsWith("Broken at line 2 (seq 2), hash: ", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit", "verify")]
    [InlineData("audit", "verify", "/nowhere/audit.jsonl")]
    [InlineData("audit", "verify", "FILE", "--head", "x")]
    [InlineData("audit", "verify", "FILE", "--key", "FILE")]
    [InlineData("audit", "show", "FILE", "--since", "soon")]
    [InlineData("audit", "show", "FILE", "--limit", "0")]
    public async Task What_cannot_be_is_a_usage_fault(params string[] args)
    {
        var run = new CliRun();

        Assert.Equal(2, await run.RunAsync([.. args.Select(arg => arg == "FILE" ? Audit : arg)]));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Show_picks_entries()
    {
        var people = new CliRun();
        var script = new CliRun();
        var none = new CliRun();

        Assert.Equal(0, await people.RunAsync("audit", "show", Audit, "--action", "member.read", "--limit", "1"));
        Assert.Equal(0, await script.RunAsync("audit", "show", Audit, "--json", "--since", "2020-01-01"));
        Assert.Equal(0, await none.RunAsync("audit", "show", Audit, "--since", "2999-01-01T00:00:00Z"));

        Assert.StartsWith("     3  ", people.Out, StringComparison.Ordinal);
        Assert.Equal(3, script.Out.TrimEnd().Split('\n').Length);
        Assert.StartsWith("{\"seq\":1,", script.Out, StringComparison.Ordinal);
        Assert.Empty(none.Out);
    }
}
