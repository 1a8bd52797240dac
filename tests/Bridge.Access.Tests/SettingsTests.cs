using Bridge.Access.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Access.Tests;

/// <summary>Settings that cannot be used are refused at the start, all faults at once.</summary>
public sealed class SettingsTests : AccessFixture
{
    private static readonly PeopleSettings _people = new() { Authority = new Uri("https://id.example.org"), ClientId = "bridge", ClientSecret = "s3cret-value" };
    private static readonly MachineSettings _machines = new() { Authority = new Uri("https://id.example.org") };

    public static TheoryData<string> Wrong() => [.. _wrong.Keys];

    private static readonly Dictionary<string, AccessSettings> _wrong = new()
    {
        ["publicAddress must be https"] = new() { PublicAddress = new Uri("http://bridge.example.org") },
        ["and have no path"] = new() { PublicAddress = new Uri("https://bridge.example.org/x") },
        ["sessionLifetime must be"] = new() { SessionLifetime = TimeSpan.FromDays(30) },
        ["trialLinkLifetime must be"] = new() { TrialLinkLifetime = TimeSpan.FromDays(1) },
        ["trial works on a loopback address only"] = new() { Trial = true, PublicAddress = new Uri("https://bridge.example.org") },
        ["rates.signIn must be"] = new() { Rates = new RateSettings { SignIn = 0 } },
        ["people.authority must be https"] = new() { People = _people with { Authority = new Uri("http://id.example.org") } },
        ["people.clientId is empty"] = new() { People = _people with { ClientId = " " } },
        ["people.name must be"] = new() { People = _people with { Name = "trial" } },
        ["maps to 'king', which is no role"] = new() { People = _people with { Roles = new Dictionary<string, string> { ["a"] = "king" } } },
        ["either authority or keyFile"] = new() { Machines = new MachineSettings() },
        ["machines.authority must be https"] = new() { Machines = _machines with { Authority = new Uri("http://id.example.org") } },
        ["machines.issuer is needed"] = new() { Machines = new MachineSettings { KeyFile = "keys.pem" } },
        ["the one of the finance side"] = new() { Machines = _machines with { Audience = "bridge-finance" } },
        ["must differ from people.clientId"] = new() { People = _people, Machines = _machines with { Audience = "bridge" } },
        ["must differ from people.name"] = new() { People = _people, Machines = _machines with { Name = "openid" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_setting_is_refused(string words)
    {
        var app = await StartAsync();

        var error = Assert.Throws<AccessException>(() => new ServiceCollection().AddBridgeAccess(Side.Support, _wrong[words], app.Log));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret-value", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var app = await StartAsync();
        var settings = new AccessSettings { SessionLifetime = TimeSpan.Zero, Machines = new MachineSettings { RolesClaim = "" } };

        var error = Assert.Throws<AccessException>(() => new ServiceCollection().AddBridgeAccess(Side.Finance, settings, app.Log));

        Assert.Contains("sessionLifetime", error.Message, StringComparison.Ordinal);
        Assert.Contains("keyFile", error.Message, StringComparison.Ordinal);
        Assert.Contains("rolesClaim", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData(null)]
    public async Task A_key_file_without_public_keys_is_refused(string? text)
    {
        var app = await StartAsync();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (text is not null)
        {
            await File.WriteAllTextAsync(path, text);
        }

        var settings = new AccessSettings { Machines = new MachineSettings { KeyFile = path, Issuer = "issuer" } };
        Assert.Throws<AccessException>(() => new ServiceCollection().AddBridgeAccess(Side.Support, settings, app.Log));
        File.Delete(path);
    }

    [Fact]
    public void A_secret_is_in_no_text() =>
        Assert.DoesNotContain("s3cret-value", new AccessSettings { People = _people }.ToString(), StringComparison.Ordinal);
}
