using System.Text.Json;
using Bridge.Sandbox.Tests.Serving;
using Bridge.Sandbox.Zendesk;

namespace Bridge.Sandbox.Tests.Zendesk;

public sealed class UserTests
{
    [Fact]
    public async Task Creating_answers_201_with_an_absolute_location_and_a_64_bit_id()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        var answer = await zendesk.PostAsync(
            "api/v2/users.json", """{"user":{"name":" Ada ","email":"Ada@Example.org"}}""");

        var id = answer.User.GetProperty("id").GetInt64();
        Assert.Equal(201, answer.Status);
        Assert.True(id > int.MaxValue);
        Assert.Equal($"{zendesk.Address}api/v2/users/{id}.json", answer.Headers.Location?.ToString());
        Assert.Equal("ada@example.org", answer.User.GetProperty("email").GetString());
        Assert.Equal("Ada", (await zendesk.GetAsync($"api/v2/users/{id}")).User.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("""{"user":{"name":""}}""", "name", "too short")]
    [InlineData("""{"user":{"name":"A","email":"no mail"}}""", "email", "not properly formatted")]
    [InlineData("""{"user":{"name":"A","email":"taken@example.org"}}""", "email", "already being used")]
    [InlineData("""{"user":{"name":"A","external_id":"KNOWN"}}""", "external_id", "already been taken")]
    [InlineData("""{"user":{"name":"A","organization_id":12345}}""", "organization", "is invalid")]
    public async Task A_wrong_user_is_refused_with_the_reason_under_its_field(string json, string field, string reason)
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        await zendesk.CreateAsync("known", "taken@example.org");

        var answer = await zendesk.PostAsync("api/v2/users", json);

        Assert.Equal(422, answer.Status);
        Assert.Equal("RecordInvalid", answer.Body.GetProperty("error").GetString());
        var detail = answer.Body.GetProperty("details").GetProperty(field)[0];
        Assert.Contains(reason, detail.GetProperty("description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upsert_matches_the_external_id_whatever_its_case_and_stores_the_new_spelling()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var id = await zendesk.CreateAsync("abc-1", "a@example.org");

        var answer = await zendesk.PostAsync(
            "api/v2/users/create_or_update", """{"user":{"external_id":"ABC-1","name":"New name"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(id, answer.User.GetProperty("id").GetInt64());
        Assert.Equal("ABC-1", answer.User.GetProperty("external_id").GetString());
        Assert.Equal("a@example.org", answer.User.GetProperty("email").GetString());
    }

    [Fact]
    public async Task An_upsert_adopts_a_foreign_user_by_its_address_without_a_word()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var id = await zendesk.CreateAsync("someone-elses", "shared@example.org");

        var answer = await zendesk.PostAsync("api/v2/users/create_or_update",
            """{"user":{"external_id":"mine","name":"Mine","email":"SHARED@example.org"}}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(id, answer.User.GetProperty("id").GetInt64());
        Assert.Equal("mine", answer.User.GetProperty("external_id").GetString());
        Assert.Equal(404, (await zendesk.GetAsync("_sandbox/users?external_id=someone-elses")).Status);
    }

    [Fact]
    public async Task An_upsert_whose_external_id_and_address_belong_to_two_users_is_refused()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        await zendesk.CreateAsync("a", "a@example.org");
        await zendesk.CreateAsync("b", "b@example.org");

        var answer = await zendesk.PostAsync("api/v2/users/create_or_update",
            """{"user":{"external_id":"a","name":"A","email":"b@example.org"}}""");

        Assert.Equal(422, answer.Status);
        Assert.Contains("DuplicateValue", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_update_merges_and_passes_over_keys_nobody_defined()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        await zendesk.PostAsync("api/v2/user_fields", """{"user_field":{"type":"text","title":"One","key":"one"}}""");
        await zendesk.PostAsync(
            "api/v2/user_fields", """{"user_field":{"type":"checkbox","title":"Two","key":"two"}}""");
        var id = await zendesk.CreateAsync("x", "x@example.org");

        await zendesk.PutAsync(
            $"api/v2/users/{id}", """{"user":{"phone":"+1 555","user_fields":{"one":"1","no":2}}}""");
        var answer = await zendesk.PutAsync(
            $"api/v2/users/{id}", """{"user":{"suspended":true,"user_fields":{"two":true}}}""");

        Assert.Equal("+1 555", answer.User.GetProperty("phone").GetString());
        Assert.True(answer.User.GetProperty("suspended").GetBoolean());
        Assert.Equal("""{"one":"1","two":true}""", answer.User.GetProperty("user_fields").GetRawText());
    }

    [Fact]
    public async Task An_address_sent_in_an_update_is_added_and_becomes_primary_only_through_the_identities()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var id = await zendesk.CreateAsync("x", "old@example.org");

        var update = await zendesk.PutAsync($"api/v2/users/{id}", """{"user":{"email":"new@example.org"}}""");
        var list = (await zendesk.GetAsync($"api/v2/users/{id}/identities")).Body.GetProperty("identities");
        var added = list.EnumerateArray().Single(one => one.GetProperty("value").GetString() == "new@example.org");
        await zendesk.PutAsync($"api/v2/users/{id}/identities/{added.GetProperty("id").GetInt64()}/make_primary", "{}");
        var after = await zendesk.GetAsync($"api/v2/users/{id}");

        Assert.Equal("old@example.org", update.User.GetProperty("email").GetString());
        Assert.Equal(2, list.GetArrayLength());
        Assert.False(added.GetProperty("primary").GetBoolean());
        Assert.Equal("new@example.org", after.User.GetProperty("email").GetString());
    }

    [Fact]
    public async Task The_primary_address_can_be_changed_in_place_and_the_old_one_is_free_again()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var id = await zendesk.CreateAsync("x", "old@example.org");
        var identity = (await zendesk.GetAsync($"api/v2/users/{id}/identities"))
            .Body.GetProperty("identities")[0].GetProperty("id").GetInt64();

        var changed = await zendesk.PutAsync(
            $"api/v2/users/{id}/identities/{identity}", """{"identity":{"value":"new@example.org","verified":true}}""");
        await zendesk.CreateAsync("y", "old@example.org");

        Assert.Equal(200, changed.Status);
        var user = (await zendesk.GetAsync($"api/v2/users/{id}")).User;
        Assert.Equal("new@example.org", user.GetProperty("email").GetString());
    }

    [Fact]
    public async Task A_deleted_user_is_inactive_and_gives_its_ids_free()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();
        var id = await zendesk.CreateAsync("x", "x@example.org");

        var deleted = await zendesk.SendAsync(HttpMethod.Delete, $"api/v2/users/{id}", null);
        await zendesk.CreateAsync("x", "x@example.org");
        var stored = await zendesk.GetAsync("_sandbox/users?external_id=x");

        Assert.Equal(200, deleted.Status);
        Assert.False(deleted.User.GetProperty("active").GetBoolean());
        Assert.Equal(2, stored.Body.GetProperty("creations").GetInt32());
    }

    [Fact]
    public async Task A_person_can_plant_and_edit_users_behind_the_back_of_the_api()
    {
        await using var zendesk = await ZendeskCaller.StartAsync();

        await zendesk.PostAsync("_sandbox/users", """{"name":"Foreign","email":"f@example.org","external_id":"f"}""");
        await zendesk.PostAsync("_sandbox/edit?external_id=f", """{"phone":"+1 777"}""");
        var stored = (await zendesk.GetAsync("_sandbox/users?external_id=f")).Body;
        var dump = await zendesk.Client.GetStringAsync(new Uri("_sandbox/dump", UriKind.Relative));

        Assert.Equal("+1 777", stored.GetProperty("phone").GetString());
        Assert.Equal(2, stored.GetProperty("writes").GetInt32());
        Assert.Equal(stored.GetRawText(), JsonSerializer.Deserialize<JsonElement>(dump).GetRawText());
        Assert.Equal(0, zendesk.Statistics.Calls);
        Assert.Equal(0, zendesk.Statistics.RecordsWritten);
    }

    [Fact]
    public async Task Single_upserts_are_held_to_one_a_second_where_bulk_imports_are_disabled()
    {
        var clock = new SteppedTime();
        await using var zendesk = await ZendeskCaller.StartAsync(
            new ZendeskSandboxOptions { BulkImportEnabled = false }, clock);

        var bulk = await zendesk.PostAsync("api/v2/users/create_or_update_many", """{"users":[{"name":"A"}]}""");
        var first = await zendesk.PostAsync("api/v2/users/create_or_update", """{"user":{"name":"A"}}""");
        var second = await zendesk.PostAsync("api/v2/users/create_or_update", """{"user":{"name":"B"}}""");
        clock.Step(TimeSpan.FromSeconds(1));
        var third = await zendesk.PostAsync("api/v2/users/create_or_update", """{"user":{"name":"B"}}""");

        Assert.Equal([403, 201, 429, 201], [bulk.Status, first.Status, second.Status, third.Status]);
        Assert.Equal(TimeSpan.FromSeconds(1), second.Headers.RetryAfter?.Delta);
    }
}
