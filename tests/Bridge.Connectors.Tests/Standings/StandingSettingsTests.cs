using System.Security.Cryptography;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Standings;

public sealed class StandingSettingsTests : IAsyncLifetime
{
    private readonly StandingHarness _harness = new();

    public Task InitializeAsync()
    {
        _harness.Outbox.Plant(1);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _harness.DisposeAsync();

    [Fact]
    public async Task A_private_key_is_refused_and_not_repeated()
    {
        var failure = await RefusedAsync("publicKey", _harness.Outbox.PrivateKey);

        Assert.Contains("private key", failure.Problem, StringComparison.Ordinal);
        Assert.Contains("new signing key", failure.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("RSA")]
    [InlineData("P-384")]
    public async Task Another_kind_of_key_is_refused_and_not_repeated(string kind)
    {
        using var rsa = RSA.Create(2048);
        using var longer = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var pem = kind switch { "RSA" => rsa.ExportSubjectPublicKeyInfoPem(), "P-384" => longer.ExportSubjectPublicKeyInfoPem(), _ => kind };

        var failure = await RefusedAsync("publicKey", pem);

        Assert.Contains("not the public half", failure.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_that_is_none_is_named() =>
        Assert.Contains("'Mars/Olympus'", (await RefusedAsync("zone", "Mars/Olympus")).Problem, StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_setting_is_told_even_while_there_is_no_release()
    {
        File.Delete(_harness.Outbox.File);

        await RefusedAsync("publicKey", "nonsense");
    }

    [Fact]
    public async Task A_check_tells_how_the_release_stands()
    {
        Assert.Equal((CheckVerdict.Ok, "Signed by finance, of 2026-11-25."), await CheckAsync());
        _harness.Time.Advance(TimeSpan.FromDays(4));
        Assert.Equal(CheckVerdict.Warning, (await CheckAsync()).Verdict);
        await File.WriteAllTextAsync(_harness.Outbox.File, "tampered");
        Assert.Equal(CheckVerdict.Failed, (await CheckAsync()).Verdict);
        Assert.Equal(CheckVerdict.Failed, (await CheckAsync(("publicKey", "nonsense"))).Verdict);
    }

    private async Task<ConnectorException> RefusedAsync(string name, string value)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => _harness.RunAsync(null, (name, value)));
        Assert.Equal(FailureKind.Configuration, failure.Kind);
        foreach (var line in name == "publicKey" ? value.Split('\n') : [])
        {
            Assert.DoesNotContain(line, failure.ToString(), StringComparison.Ordinal);
        }

        return failure;
    }

    private async Task<(CheckVerdict Verdict, string Text)> CheckAsync(params (string Name, string Value)[] settings)
    {
        var finding = Assert.Single(await _harness.Connector.OpenCheck(_harness.Connect(settings)).CheckAsync(CancellationToken.None));
        return (finding.Verdict, finding.Detail);
    }
}
