using Bridge.Core.Connectors;

namespace Bridge.Connectors.Tests.Reso;

/// <summary>The check against the MLS of the sandbox.</summary>
public sealed class ResoSandboxChecks
{
    public static TheoryData<string> Profiles => ResoSandboxReads.Profiles;

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task The_check_of_a_good_connection_finds_no_failure(string profile)
    {
        await using var mls = await ResoHarness.StartAsync(profile);

        var findings = await mls.Connector.OpenCheck(mls.Context).CheckAsync(CancellationToken.None);

        Assert.DoesNotContain(findings, finding => finding.Verdict == CheckVerdict.Failed);
        Assert.Contains(findings, finding => finding is { Subject: "Office", Verdict: CheckVerdict.Ok });
    }

    [Fact]
    public async Task The_check_names_a_wrong_secret_without_repeating_it()
    {
        await using var mls = await ResoHarness.StartAsync("trestle", more: ("clientSecret", "wrong-secret"));

        var findings = await mls.Connector.OpenCheck(mls.Context).CheckAsync(CancellationToken.None);

        var failure = Assert.Single(findings, finding => finding.Verdict == CheckVerdict.Failed);
        Assert.Equal("sign-in", failure.Subject);
        Assert.DoesNotContain("wrong-secret", failure.Detail, StringComparison.Ordinal);
    }
}
