using System.Net;
using System.Text.Json;
using Bridge.Host.Composition;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Settings;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Serving;

namespace Bridge.Host.Tests.Features.Referrals;

/// <summary>A caller who is no member is referred to whoever listed the property.</summary>
public sealed class ReferralTests
{
    [Fact]
    public async Task A_listing_is_found_by_its_number_and_by_a_part_of_its_address_with_whom_to_refer_to()
    {
        await using var mls = await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 200 }, default);
        await using var host = await StartAsync(mls);

        var byNumber = Listings(await host.GetAsync("/api/v1/listings?q=25000007")).Single();
        var address = byNumber.GetProperty("address").GetString()!;
        var byAddress = Listings(await host.GetAsync($"/api/v1/listings?q={Uri.EscapeDataString(address.ToUpperInvariant())}"));

        Assert.Equal("25000007", byNumber.GetProperty("listingId").GetString());
        Assert.All(["agent", "agentPhone", "office", "officePhone", "status", "city"], name => Assert.NotEmpty(byNumber.GetProperty(name).GetString()!));
        Assert.Contains(byAddress, one => one.GetProperty("listingId").GetString() == "25000007");
    }

    [Fact]
    public async Task Nothing_found_wrong_questions_and_an_mls_that_is_down_are_told_apart()
    {
        await using var mls = await ResoSandbox.StartAsync(new SandboxSettings(), new ResoSandboxOptions { Members = 20 }, default);
        await using var host = await StartAsync(mls);

        var nothing = await host.GetAsync("/api/v1/listings?q=99999999");
        var quoted = await host.GetAsync($"/api/v1/listings?q={Uri.EscapeDataString("King's Row' or true or '")}");
        var tooShort = await host.GetAsync("/api/v1/listings?q=1");
        var withoutToken = await host.GetAsync("/api/v1/listings?q=25000007", token: "");

        Assert.Empty(Listings(nothing));
        Assert.Empty(Listings(quoted));
        Assert.Equal(HttpStatusCode.BadRequest, tooShort.Status);
        Assert.Contains("3 to 100 characters", tooShort.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, withoutToken.Status);
    }

    [Theory]
    [InlineData("referrals: { from: crm }", "which has no listings. Able are: mls.")]
    [InlineData("referrals: { from: mlz }", "Did you mean 'mls'?")]
    [InlineData("referrals: {}", "'from'")]
    [InlineData("referrals: { from: mls, to: crm }", "has no setting 'to'")]
    public void Faults_say_what_is_allowed(string section, string message)
    {
        using var file = new SettingsFile($$"""
            version: 1
            connections:
              mls: { type: reso, profile: generic, address: "http://127.0.0.1:9", origin: mls, token: x }
              crm: { type: zendesk, address: "http://127.0.0.1:9", email: a@example.test, apiToken: x }
            {{section}}
            routes:
              tickets: { record: ticket, from: crm }
            """);

        var fault = Assert.Single(SettingsLoader.Load(file.Path, ConnectorCatalogue.Open(), _ => null).Faults);

        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static Task<MemberHost> StartAsync(ResoSandbox mls) => MemberHost.StartAsync(
        more: "referrals: { from: mls }",
        connections: $"  mls: {{ type: reso, profile: generic, address: \"{mls.ServiceRoot}\", origin: mls, token: sandbox-token }}");

    private static List<JsonElement> Listings(ApiAnswer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return [.. answer.Json.GetProperty("listings").EnumerateArray()];
    }
}
