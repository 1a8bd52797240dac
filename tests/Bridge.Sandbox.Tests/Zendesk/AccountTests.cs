using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;

namespace Bridge.Sandbox.Tests.Zendesk;

/// <summary>Organizations, memberships, custom fields and incremental exports.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Organization_names_are_unique_and_an_upsert_never_matches_by_name()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var first = await zendesk.PostAsync(
            "api/v2/organizations", """{"organization":{"name":"Elm","external_id":"o1"}}""");
        var byName = await zendesk.PostAsync(
            "api/v2/organizations/create_or_update", """{"organization":{"name":" ELM ","external_id":"o2"}}""");
        var byId = await zendesk.PostAsync(
            "api/v2/organizations/create_or_update", """{"organization":{"name":"Elm Street","external_id":"O1"}}""");
        var found = await zendesk.GetAsync("api/v2/organizations/search.json?external_id=o1");

        Assert.Equal([201, 422, 200], [first.Status, byName.Status, byId.Status]);
        Assert.Equal(1, found.Body.GetProperty("count").GetInt32());
        Assert.Equal("Elm Street", found.Body.GetProperty("organizations")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Organizations_are_created_and_updated_in_jobs_and_deleted_with_204()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var created = await zendesk.RunJobAsync(HttpMethod.Post, "api/v2/organizations/create_many",
            """{"organizations":[{"name":"A","external_id":"a"},{"name":"B","external_id":"b"}]}""");
        var updated = await zendesk.RunJobAsync(HttpMethod.Put, "api/v2/organizations/update_many",
            """{"organizations":[{"external_id":"a","notes":"n"}]}""");
        var id = updated[0].GetProperty("id").GetInt64();
        var deleted = await zendesk.SendAsync(HttpMethod.Delete, $"api/v2/organizations/{id}", null);

        Assert.Equal(2, created.Count);
        Assert.Equal("Updated", updated[0].GetProperty("status").GetString());
        Assert.Equal(204, deleted.Status);
        Assert.Equal(404, (await zendesk.GetAsync($"api/v2/organizations/{id}")).Status);
    }

    [Fact]
    public async Task A_membership_that_exists_is_refused()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var user = await zendesk.CreateAsync("x", "x@example.org");
        var organization = (await zendesk.PostAsync("api/v2/organizations", """{"organization":{"name":"A"}}"""))
            .Body.GetProperty("organization").GetProperty("id").GetInt64();
        var body = $$$"""{"organization_membership":{"user_id":{{{user}}},"organization_id":{{{organization}}}}}""";

        var first = await zendesk.PostAsync("api/v2/organization_memberships", body);
        var second = await zendesk.PostAsync("api/v2/organization_memberships", body);

        Assert.Equal([201, 422], [first.Status, second.Status]);
    }

    [Fact]
    public async Task A_field_is_created_once_and_its_choices_bind_and_become_tags()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        const string Field = """
            {"user_field":{"type":"dropdown","title":"Standing","key":"standing",
            "custom_field_options":[{"name":"Good","value":"st_good"}]}}
            """;

        var created = await zendesk.PostAsync("api/v2/user_fields", Field);
        var twice = await zendesk.PostAsync("api/v2/user_fields", Field);
        var good = await zendesk.PostAsync(
            "api/v2/users", """{"user":{"name":"A","user_fields":{"standing":"st_good"}}}""");
        var wrong = await zendesk.PostAsync(
            "api/v2/users", """{"user":{"name":"B","user_fields":{"standing":"other"}}}""");
        var list = await zendesk.GetAsync("api/v2/user_fields.json");

        Assert.Equal([201, 422, 201, 422], [created.Status, twice.Status, good.Status, wrong.Status]);
        Assert.Equal("st_good", good.User.GetProperty("tags")[0].GetString());
        Assert.Equal(1, list.Body.GetProperty("count").GetInt32());
        Assert.Equal("Good", list.Body.GetProperty("user_fields")[0]
            .GetProperty("custom_field_options")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Incremental_exports_hold_back_the_last_minute_and_show_each_user_in_its_newest_state()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(time: clock);
        var start = clock.GetUtcNow().ToUnixTimeSeconds() - 100;
        var first = await zendesk.CreateAsync("a", "a@example.org");
        await zendesk.CreateAsync("b", "b@example.org");
        var path = $"api/v2/incremental/users/cursor.json?start_time={start}";

        var early = await zendesk.GetAsync(path);
        clock.Step(TimeSpan.FromSeconds(70));
        var page = (await zendesk.GetAsync(path + "&per_page=1")).Body;
        var next = (await zendesk.GetAsync(page.GetProperty("after_url").GetString() ?? "")).Body;
        await zendesk.PutAsync($"api/v2/users/{first}", """{"user":{"name":"Changed"}}""");
        clock.Step(TimeSpan.FromSeconds(70));
        var last = (await zendesk.GetAsync(
            "api/v2/incremental/users/cursor?cursor=" + next.GetProperty("after_cursor").GetString())).Body;
        var byTime = (await zendesk.GetAsync($"api/v2/incremental/users?start_time={start}")).Body;

        Assert.Equal(0, early.Body.GetProperty("users").GetArrayLength());
        Assert.Equal(["a"], ExternalIds(page));
        Assert.False(page.GetProperty("end_of_stream").GetBoolean());
        Assert.Equal(["b"], ExternalIds(next));
        Assert.True(next.GetProperty("end_of_stream").GetBoolean());
        Assert.Equal(["a"], ExternalIds(last));
        Assert.Equal(["b", "a"], ExternalIds(byTime));
        Assert.Equal(422, (await zendesk.GetAsync(
            $"api/v2/incremental/users?start_time={clock.GetUtcNow().ToUnixTimeSeconds()}")).Status);
    }

    private static IEnumerable<string?> ExternalIds(JsonElement page) =>
        page.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("external_id").GetString());
}
