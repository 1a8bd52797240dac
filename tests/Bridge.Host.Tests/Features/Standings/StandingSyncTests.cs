using System.Net.Http.Headers;
using System.Text.Json;
using Bridge.ConnectorKit.Standings;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Storage;
using Bridge.Host.Tests.Features.Sync;

namespace Bridge.Host.Tests.Features.Standings;

public sealed class StandingSyncTests : IAsyncLifetime
{
    private const string Ghost = "mls:GHOST";

    private SyncFixture _fixture = null!; // set before any test runs
    private Dictionary<string, string> _expected = [];

    private ReleaseFolder Outbox => _fixture.Outbox!; // set below

    public async Task InitializeAsync()
    {
        _fixture = await SyncFixture.StartAsync(members: 120);
        _fixture.Outbox = new ReleaseFolder { Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime) };
    }

    public async Task DisposeAsync() => await _fixture.DisposeAsync();

    [Fact]
    public async Task Each_member_gets_the_word_that_finance_released_and_nobody_is_made()
    {
        await BringMembersAsync();

        var first = await _fixture.SyncAsync("standing");
        var second = await _fixture.SyncAsync("standing");

        Assert.Equal((0, 120, 0, 2), (first.Created, first.Updated, first.DeadLettered, first.WriteCalls));
        Assert.Empty(first.Warnings);
        Assert.Equal(_expected, await WordsAsync());
        Assert.Equal(120, (await _fixture.UsersAsync()).Count);
        Assert.Equal((0, 0), (second.Updated, second.WriteCalls));
    }

    [Fact]
    public async Task A_plan_makes_nobody_either_and_speaks_of_finance()
    {
        await BringMembersAsync();
        var first = (await _fixture.PlanAsync("standing")).SelectMany(page => page.Changes).ToList();
        await _fixture.SyncAsync("standing");
        Outbox.Change(_expected.Keys.First());

        var second = (await _fixture.PlanAsync("standing")).SelectMany(page => page.Changes).ToList();

        Assert.Equal(120, first.Count(change => change is { Kind: ChangeKind.Update, Why: Reasons.NotSent }));
        Assert.Equal("Changed in finance's release since it was last sent.", Assert.Single(second).Why);
    }

    [Fact]
    public async Task A_member_who_is_not_in_the_crm_is_neither_written_nor_set_aside()
    {
        await BringMembersAsync();
        Outbox.Put(Ghost, Standing.Suspended);

        var summary = await _fixture.SyncAsync("standing");

        Assert.Equal((120, 0), (summary.Updated, summary.DeadLettered));
        Assert.DoesNotContain(Ghost, (await _fixture.UsersAsync()).Keys);
    }

    [Fact]
    public async Task A_release_in_which_one_member_changes_costs_one_call()
    {
        await BringMembersAsync();
        await _fixture.SyncAsync("standing");
        var changed = _expected.Keys.First();
        Outbox.Change(changed);

        var summary = await _fixture.SyncAsync("standing");

        Assert.Equal((1, 1), (summary.Updated, summary.WriteCalls));
        Assert.Equal(Outbox.Rows[changed], (await WordsAsync())[changed]);
    }

    [Fact]
    public async Task A_file_that_finance_did_not_sign_makes_all_unknown_at_the_next_run_until_the_release_is_back()
    {
        await BringMembersAsync();
        await _fixture.SyncAsync("standing");
        var good = await File.ReadAllTextAsync(Outbox.File);
        await File.WriteAllTextAsync(Outbox.File, good.Replace("Suspended   ", "Good        ", StringComparison.Ordinal));

        var tampered = await _fixture.SyncAsync("standing");
        var words = await WordsAsync();
        var again = await _fixture.SyncAsync("standing");
        await File.WriteAllTextAsync(Outbox.File, good);
        var restored = await _fixture.SyncAsync("standing");

        Assert.All(words.Values, word => Assert.Equal("Unknown", word));
        Assert.Contains("not signed by finance", Assert.Single(tampered.Warnings), StringComparison.Ordinal);
        Assert.Equal((120, 0), (tampered.Updated, tampered.DeadLettered));
        Assert.Equal(0, again.WriteCalls);
        Assert.Single(again.Warnings);
        Assert.Empty(restored.Warnings);
        Assert.Equal(_expected, await WordsAsync());
    }

    [Fact]
    public async Task An_older_release_is_not_taken_by_reading_everything_again()
    {
        await BringMembersAsync();
        var old = await File.ReadAllBytesAsync(Outbox.File);
        Outbox.Release();
        await _fixture.SyncAsync("standing");
        await File.WriteAllBytesAsync(Outbox.File, old);

        var summary = await _fixture.SyncAsync("standing", new RunOptions { IsFull = true });

        Assert.Contains("put an old file back", Assert.Single(summary.Warnings), StringComparison.Ordinal);
        Assert.All((await WordsAsync()).Values, word => Assert.Equal("Unknown", word));
    }

    [Fact]
    public async Task A_user_who_was_deleted_in_the_crm_is_set_aside_with_the_crms_reason_and_the_others_are_written()
    {
        await BringMembersAsync();
        var deleted = _expected.Keys.First();
        await DeleteAsync(deleted);

        var summary = await _fixture.SyncAsync("standing");

        Assert.Equal((119, 1), (summary.Updated, summary.DeadLettered));
        using var store = BridgeStore.Open(_fixture.StorePath);
        var letter = Assert.Single(new DeadLetters(store, TimeProvider.System).List(null, 10));
        Assert.Equal(deleted, letter.ExternalId);
        Assert.Contains("not found", letter.Refusal.Reason, StringComparison.OrdinalIgnoreCase);
        _expected.Remove(deleted);
        var words = await WordsAsync();
        words.Remove(deleted);
        Assert.Equal(_expected, words);
    }

    [Fact]
    public async Task What_was_set_aside_is_replayed_with_the_word_of_today()
    {
        await BringMembersAsync();
        await SyncFixture.ControlAsync(_fixture.Crm.Address, "faults", "refuse:5%");
        var first = await _fixture.SyncAsync("standing");
        await SyncFixture.ControlAsync(_fixture.Crm.Address, "faults");
        await File.WriteAllTextAsync(Outbox.File, "tampered");

        var replayed = await _fixture.SyncAsync("standing", new RunOptions { Replay = new HashSet<long>() });

        Assert.InRange(first.DeadLettered, 1, 30);
        Assert.Equal(first.DeadLettered, replayed.Updated);
        Assert.Equal(first.DeadLettered, (await WordsAsync()).Values.Count(word => word == "Unknown"));
    }

    [Fact]
    public async Task A_release_is_not_spent_before_the_first_member_is_there()
    {
        await ReleaseForMembersAsync();

        var early = await _fixture.SyncAsync("standing");
        await _fixture.SyncAsync("members");
        var late = await _fixture.SyncAsync("standing");

        Assert.Equal((0, 0, null), (early.Read, early.WriteCalls, early.Cursor));
        Assert.Equal(120, late.Updated);
    }

    [Fact]
    public async Task A_release_that_names_nobody_of_the_crm_is_told()
    {
        await _fixture.SyncAsync("members");
        Outbox.Put("elsewhere:M1", Standing.Good);

        var summary = await _fixture.SyncAsync("standing");

        Assert.Contains("'origin'", Assert.Single(summary.Warnings), StringComparison.Ordinal);
        Assert.Equal(0, summary.WriteCalls);
    }

    private async Task BringMembersAsync()
    {
        await ReleaseForMembersAsync();
        await _fixture.SyncAsync("offices");
        await _fixture.SyncAsync("members");
    }

    private async Task ReleaseForMembersAsync()
    {
        using var http = new HttpClient();
        var lines = (await http.GetStringAsync(new Uri(_fixture.Mls.Address, "/_sandbox/dump"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (line, number) in lines.Select((line, number) => (line, number)))
        {
            using var row = JsonDocument.Parse(line);
            Outbox.Put($"mls:{row.RootElement.GetProperty("key").GetString()}", (Standing)(1 + (number % 3)));
        }

        _expected = Outbox.Rows.ToDictionary();
        Assert.Equal(120, _expected.Count);
    }

    private async Task<Dictionary<string, string>> WordsAsync() => (await _fixture.UsersAsync())
        .ToDictionary(user => user.Key, user => user.Value.GetProperty("user_fields").GetProperty("mls_standing").ToString());

    private async Task DeleteAsync(string externalId)
    {
        using var http = new HttpClient { BaseAddress = _fixture.Crm.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin@example.test/token:sandbox-token"u8));
        using var answer = await http.DeleteAsync($"api/v2/users/{(await _fixture.UsersAsync())[externalId].GetProperty("id")}");
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}");
    }
}
