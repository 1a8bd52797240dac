using System.Net.Http.Headers;
using System.Text.Json;

namespace Bridge.Host.Tests.Features.Sync;

/// <summary>What becomes of members whom somebody deleted in the CRM, when they change at the MLS.</summary>
public sealed class GoneRecordTests
{
    [Fact]
    public async Task A_change_of_a_deleted_user_is_set_aside_and_a_verified_sync_makes_the_user_anew_with_all_fields()
    {
        await using var fixture = await SyncFixture.StartAsync(members: 20);
        await fixture.SyncAsync("members");
        var (key, user) = (await LiveAsync(fixture)).OrderBy(pair => pair.Key, StringComparer.Ordinal).First();
        await DeleteAsync(fixture, user);
        await SyncFixture.ControlAsync(fixture.Mls.Address, "change?share=1&seed=7");

        var changed = await fixture.SyncAsync("members");
        var without = await LiveAsync(fixture);
        var verified = await fixture.SyncAsync("members", new() { IsVerified = true });
        var again = (await LiveAsync(fixture))[key];

        Assert.Equal((0, 19, 1), (changed.Created, changed.Updated, changed.DeadLettered));
        Assert.DoesNotContain(key, without.Keys);
        Assert.Equal(0, verified.DeadLettered);
        Assert.NotEqual(user.GetProperty("id").GetInt64(), again.GetProperty("id").GetInt64());
        Assert.Equal(Filled(user), Filled(again));
    }

    private static async Task<Dictionary<string, JsonElement>> LiveAsync(SyncFixture fixture)
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(fixture.Crm.Address, "/_sandbox/dump"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => JsonDocument.Parse(line).RootElement)
            .Where(user => user.GetProperty("external_id").ValueKind == JsonValueKind.String && !user.GetProperty("deleted").GetBoolean())
            .ToDictionary(user => user.GetProperty("external_id").GetString()!); // filtered above
    }

    private static async Task DeleteAsync(SyncFixture fixture, JsonElement user)
    {
        using var http = new HttpClient { BaseAddress = fixture.Crm.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox-bearer");
        using var answer = await http.DeleteAsync($"api/v2/users/{user.GetProperty("id")}");
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }

    // Names of the custom fields that hold something; a phone or a name is another by now.
    private static IEnumerable<string> Filled(JsonElement user) => user.GetProperty("user_fields").EnumerateObject()
        .Where(field => field.Value.ValueKind != JsonValueKind.Null).Select(field => field.Name).Order(StringComparer.Ordinal);
}
