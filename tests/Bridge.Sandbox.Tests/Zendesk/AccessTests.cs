using System.Net.Http.Headers;
using System.Text;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk;

public sealed class AccessTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_a_valid_credential_me_answers_200_with_an_anonymous_user(string? bearer)
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        zendesk.SignIn(bearer);

        var me = await zendesk.GetAsync("api/v2/users/me.json");
        var others = await zendesk.GetAsync("api/v2/users");

        Assert.Equal(200, me.Status);
        Assert.Equal("Anonymous user", me.User.GetProperty("name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, me.User.GetProperty("id").ValueKind);
        Assert.Equal(401, others.Status);
    }

    [Theory]
    [InlineData("admin@example.test", "admin")]
    [InlineData("agent@example.test", "agent")]
    public async Task An_api_token_signs_in_the_person_named_before_it(string email, string role)
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        zendesk.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{email}/token:sandbox-token")));

        var me = await zendesk.GetAsync("api/v2/users/me");
        var export = await zendesk.GetAsync("api/v2/incremental/users/cursor?start_time=1");

        Assert.Equal(role, me.User.GetProperty("role").GetString());
        Assert.Equal(role == "admin" ? 200 : 403, export.Status);
    }

    [Fact]
    public async Task A_read_scope_may_not_write()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        zendesk.SignIn("sandbox-read-bearer");

        Assert.Equal(200, (await zendesk.GetAsync("api/v2/users")).Status);
        var refused = await zendesk.PostAsync("api/v2/users", """{"user":{"name":"A"}}""");
        Assert.Equal(403, refused.Status);
        Assert.Contains("required scopes: write", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_tokens_end_and_refresh_tokens_work_once()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        const string Client = "\"client_id\":\"sandbox-client\",\"client_secret\":\"sandbox-secret\"";
        zendesk.SignIn(null);

        var first = await zendesk.PostAsync("oauth/tokens",
            $$"""{"grant_type":"client_credentials","scope":"read write","expires_in":301,{{Client}}}""");
        zendesk.SignIn(first.Body.GetProperty("access_token").GetString());
        Assert.Equal(200, (await zendesk.GetAsync("api/v2/users")).Status);
        clock.Step(TimeSpan.FromSeconds(302));
        Assert.Equal(401, (await zendesk.GetAsync("api/v2/users")).Status);
        var refresh = first.Body.GetProperty("refresh_token").GetString();
        var body = $$"""{"grant_type":"refresh_token","refresh_token":"{{refresh}}",{{Client}}}""";
        var second = await zendesk.PostAsync("oauth/tokens", body);
        var third = await zendesk.PostAsync("oauth/tokens", body);

        zendesk.SignIn(second.Body.GetProperty("access_token").GetString());
        Assert.Equal(200, (await zendesk.GetAsync("api/v2/users")).Status);
        Assert.Equal(400, third.Status);
        Assert.Equal("invalid_grant", third.Body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task The_account_limit_is_announced_and_kept()
    {
        var options = new ZendeskSandboxOptions { AccountLimitPerMinute = 2 };
        await using var zendesk = await ZendeskCaller.StartAsync(options, new SteppedTime());

        var first = await zendesk.GetAsync("api/v2/users");
        await zendesk.GetAsync("api/v2/users");
        var third = await zendesk.GetAsync("api/v2/users");

        Assert.Equal("2", first.Headers.GetValues("x-rate-limit").Single());
        Assert.Equal("1", first.Headers.GetValues("x-rate-limit-remaining").Single());
        Assert.Equal("60", first.Headers.GetValues("ratelimit-reset").Single());
        Assert.Equal(429, third.Status);
        Assert.Equal(TimeSpan.FromSeconds(60), third.Headers.RetryAfter?.Delta);
        Assert.Equal("APIRateLimitExceeded", third.Body.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Unknown_records_and_unknown_routes_have_their_own_404()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        Assert.Contains("RecordNotFound", (await zendesk.GetAsync("api/v2/users/1")).Text, StringComparison.Ordinal);
        Assert.Contains("InvalidEndpoint", (await zendesk.GetAsync("api/v2/nothing")).Text, StringComparison.Ordinal);
    }
}
