using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.Sandbox.Reso;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Reso;

public sealed class ResoHostTests
{
    [Theory]
    [InlineData(ResoProfile.Generic)]
    [InlineData(ResoProfile.MlsGrid)]
    [InlineData(ResoProfile.Trestle)]
    [InlineData(ResoProfile.Bridge)]
    [InlineData(ResoProfile.Spark)]
    [InlineData(ResoProfile.Rapattoni)]
    public async Task Without_a_token_even_an_unknown_path_is_401(ResoProfile profile)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = profile, Members = 5, RateLimits = false });
        mls.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "wrong");

        using var response = await mls.GetAsync("Nope");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.True(response.Headers.Contains("OData-Version"));
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(profile switch
        {
            ResoProfile.Bridge => !body.RootElement.GetProperty("success").GetBoolean(),
            ResoProfile.MlsGrid or ResoProfile.Spark => body.RootElement.GetProperty("error").GetProperty("code").GetInt32() == 401,
            _ => body.RootElement.GetProperty("error").GetProperty("code").GetString() == "40100",
        });
    }

    [Theory]
    [InlineData("Member", 400)]
    [InlineData("Member?$filter=OriginatingSystemName ne 'harbor'", 400)]
    [InlineData("Member?$filter=OriginatingSystemName eq 'harbor' and OriginatingSystemName eq 'harbor'", 400)]
    [InlineData("Member?$filter=OriginatingSystemName eq 'harbor' and MemberLastName eq 'Ng'", 400)]
    [InlineData("Member?$top=5001&$filter=OriginatingSystemName eq 'harbor'", 400)]
    [InlineData("Member?$expand=Office&$filter=OriginatingSystemName eq 'harbor'", 400)]
    [InlineData("Member?$filter=OriginatingSystemName eq 'harbor' and (MemberMlsId eq '1' or MemberMlsId eq '2' or MemberMlsId eq '3' or MemberMlsId eq '4' or MemberMlsId eq '5' or MemberMlsId eq '6' or MemberMlsId eq '7')", 400)]
    [InlineData("EntityEvent?$filter=OriginatingSystemName eq 'harbor'", 404)]
    [InlineData("Member?$top=5000&$filter=OriginatingSystemName eq 'harbor' and MlgCanView eq true", 200)]
    [InlineData("Member('HBRM0000001')", 200)]
    public async Task The_MLS_Grid_profile_has_its_own_rules(string path, int status)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.MlsGrid, Members = 5, RateLimits = false });

        using var response = await mls.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task The_MLS_Grid_profile_wants_compression_before_it_looks_at_the_token()
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.MlsGrid, Members = 5 });
        using var plain = new HttpClient();

        using var response = await plain.GetAsync(new Uri(mls.Sandbox.ServiceRoot, "Member"));

        Assert.Equal(400, (int)response.StatusCode);
        Assert.Contains("COMPRESSION REQUIRED", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_MLS_Grid_profile_suspends_a_token_that_calls_too_often()
    {
        var time = new SteppedTime();
        await using var mls = await MlsReader.StartAsync(
            new() { Profile = ResoProfile.MlsGrid, Members = 5 }, new() { Time = time });
        var statuses = new List<int>();

        foreach (var step in new[] { 0, 0, 0, 900, 200 })
        {
            time.Step(TimeSpan.FromMilliseconds(step));
            using var response = await mls.GetAsync("Member('HBRM0000001')");
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([200, 200, 429, 429, 200], statuses);
    }

    [Theory]
    [InlineData(ResoProfile.Trestle, "Minute-Quota-Limit")]
    [InlineData(ResoProfile.Bridge, "Burst-RateLimit-Remaining")]
    public async Task Quota_headers_are_sent_even_with_a_refusal(ResoProfile profile, string header)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = profile, Members = 5 });
        mls.Client.DefaultRequestHeaders.Authorization = null;

        using var response = await mls.GetAsync("Member");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.True(response.Headers.Contains(header));
    }

    [Theory]
    [InlineData("Member?$top=201&$skip=0", 200)]
    [InlineData("Member?$skip=9999", 400)]
    [InlineData("Member/replication?$skip=1", 400)]
    [InlineData("Member/replication?$orderby=MemberKey", 400)]
    [InlineData("Member?access_token=sandbox-token", 200)]
    [InlineData("Member?$filter=BridgeModificationTimestamp gt 2020-01-01T00:00:00Z", 200)]
    public async Task The_Bridge_profile_has_its_own_rules(string path, int status)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.Bridge, Members = 5 });
        if (path.Contains("access_token", StringComparison.Ordinal))
        {
            mls.Client.DefaultRequestHeaders.Authorization = null;
        }

        using var response = await mls.GetAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("sandbox-token", 1000)]
    [InlineData("sandbox-token-normal", 25)]
    public async Task The_Spark_profile_gives_small_pages_to_a_normal_key(string token, int size)
    {
        await using var mls = await MlsReader.StartAsync(new() { Profile = ResoProfile.Spark, Members = 1200 });
        mls.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var page = await mls.JsonAsync("Member?$top=1000&$select=MemberKey");

        Assert.Equal(size, page.GetProperty("value").GetArrayLength());
        Assert.Contains("$skiptoken=", page.GetProperty("@odata.nextLink").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issued_tokens_end_and_a_refresh_token_works_once()
    {
        var time = new SteppedTime();
        await using var mls = await MlsReader.StartAsync(
            new() { Profile = ResoProfile.Rapattoni, Members = 5, TokenLifetime = TimeSpan.FromMinutes(10) }, new() { Time = time });
        var first = await TokenAsync(mls, TokenForms.Password);
        time.Step(TimeSpan.FromMinutes(11));
        using var late = await mls.GetAsync("Member?$select=MemberKey");
        var refresh = new Dictionary<string, string>(TokenForms.Password)
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = first.GetProperty("refresh_token").GetString() ?? "",
        };

        var second = await TokenAsync(mls, refresh);
        var third = await TokenAsync(mls, refresh);

        Assert.Equal(401, (int)late.StatusCode);
        Assert.Equal(600, second.GetProperty("expires_in").GetInt32());
        Assert.Equal("invalid_grant", third.GetProperty("error").GetString());
    }

    private static async Task<JsonElement> TokenAsync(MlsReader mls, IEnumerable<KeyValuePair<string, string>> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var response = await mls.Client.PostAsync(mls.Sandbox.TokenEndpoint, content);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
