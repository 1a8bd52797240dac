using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Features.Sync.Salesforce;

/// <summary>Cases that left the recycle bin while nobody read: no query shows them, and the feed of deletions forgets them after 15 days.</summary>
public sealed class PurgedCasesTests
{
    private static readonly TimeSpan _feedReach = TimeSpan.FromDays(15);

    [Fact]
    public async Task After_a_standstill_that_is_longer_than_the_feed_reaches_what_is_not_listed_any_more_is_deleted_in_the_hub_too()
    {
        await using var fixture = await StartAsync();
        var cases = await PlantAsync(fixture, 8);
        await fixture.SyncAsync("tickets");
        await PurgeAsync(fixture, cases[..2]);
        Age(fixture, _feedReach);

        var after = await fixture.SyncAsync("tickets");
        var again = await fixture.SyncAsync("tickets");

        Assert.Equal((2, 0), (after.Deactivated, again.Deactivated));
    }

    [Fact]
    public async Task A_list_of_all_cases_is_asked_for_only_after_so_long_a_standstill()
    {
        await using var fixture = await StartAsync();
        await PlantAsync(fixture, 1);
        await fixture.SyncAsync("tickets");

        var usual = await QueriesOfRunAsync(fixture);
        Age(fixture, _feedReach - TimeSpan.FromDays(2));
        var shorter = await QueriesOfRunAsync(fixture);
        Age(fixture, _feedReach);
        var longer = await QueriesOfRunAsync(fixture);

        Assert.Equal((usual, usual + 1), (shorter, longer));
    }

    [Fact]
    public async Task A_full_read_finds_them_and_stops_to_ask_when_they_are_many()
    {
        await using var fixture = await StartAsync();
        var cases = await PlantAsync(fixture, 8);
        await fixture.SyncAsync("tickets");
        await PurgeAsync(fixture, cases[..6]);

        var stop = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("tickets", new RunOptions { IsFull = true }));
        var accepted = await fixture.SyncAsync("tickets", new RunOptions { Accepted = new HashSet<string> { Surprises.MassDeactivation } });

        Assert.Equal((FailureKind.NeedsConsent, Surprises.MassDeactivation), (stop.Kind, stop.Surprise));
        Assert.Equal(6, accepted.Deactivated);
    }

    private static Task<SalesforceFixture> StartAsync() => SalesforceFixture.StartAsync(members: 1, routes: "tickets: { record: ticket, from: crm }");

    private static async Task<long> QueriesOfRunAsync(SalesforceFixture fixture)
    {
        var before = fixture.Counts().ByPath["GET /query"];
        await fixture.SyncAsync("tickets");
        return fixture.Counts().ByPath["GET /query"] - before;
    }

    private static async Task<List<string>> PlantAsync(SalesforceFixture fixture, int count)
    {
        var cases = new List<string>();
        for (var number = 0; number < count; number++)
        {
            cases.Add(await fixture.CrmAsync("plant?type=Case", $$"""{"Subject":"Case {{number}}"}"""));
        }

        return cases;
    }

    // The feed of the stand-in knows of what went just now, so they go without a word: as if all of it had been long ago.
    private static async Task PurgeAsync(SalesforceFixture fixture, IEnumerable<string> cases)
    {
        foreach (var id in cases)
        {
            await fixture.CrmAsync($"purge?type=Case&id={id}");
        }
    }

    // As if the last run had been so long ago.
    private static void Age(SalesforceFixture fixture, TimeSpan by)
    {
        using var connection = new SqliteConnection($"Data Source={fixture.Beside("desk.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE reading SET saved_at = $at";
        command.Parameters.AddWithValue("$at", (TimeProvider.System.GetUtcNow() - by).ToString("O"));
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
