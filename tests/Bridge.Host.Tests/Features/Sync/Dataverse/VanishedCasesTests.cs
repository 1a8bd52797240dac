using Bridge.Core.Connectors;
using Bridge.Host.Features.Sync;
using Microsoft.Data.Sqlite;

namespace Bridge.Host.Tests.Features.Sync.Dataverse;

/// <summary>Cases that were deleted while nobody read: a link that has grown too old begins anew and tells of none of them.</summary>
public sealed class VanishedCasesTests
{
    [Fact]
    public async Task After_a_long_gap_what_is_not_listed_any_more_is_deleted_in_the_hub_too()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 1);
        var cases = await PlantAsync(fixture, 8);
        await fixture.SyncAsync("tickets");
        await RemoveAsync(fixture, cases[..2]);
        await fixture.CrmAsync("expire-changes");
        Age(fixture);

        var after = await fixture.SyncAsync("tickets");
        var again = await fixture.SyncAsync("tickets");

        Assert.Equal((6, 2), (after.Read, after.Deactivated));
        Assert.Equal((0, 0, 0), (again.Created, again.Updated, again.Deactivated));
    }

    [Fact]
    public async Task A_full_read_finds_them_and_stops_to_ask_when_they_are_many()
    {
        await using var fixture = await DataverseFixture.StartAsync(members: 1);
        var cases = await PlantAsync(fixture, 8);
        await fixture.SyncAsync("tickets");
        await RemoveAsync(fixture, cases[..6]);
        await fixture.CrmAsync("expire-changes");

        var stop = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("tickets", new RunOptions { IsFull = true }));
        var still = await Assert.ThrowsAsync<ConnectorException>(() => fixture.SyncAsync("tickets"));
        var accepted = await fixture.SyncAsync("tickets", new RunOptions { Accepted = new HashSet<string> { Surprises.MassDeactivation } });

        Assert.Equal((FailureKind.NeedsConsent, Surprises.MassDeactivation), (stop.Kind, stop.Surprise));
        Assert.Equal(Surprises.MassDeactivation, still.Surprise);
        Assert.Equal(6, accepted.Deactivated);
    }

    private static async Task<List<string>> PlantAsync(DataverseFixture fixture, int count)
    {
        var contact = await fixture.CrmAsync("plant?type=contact", """{"lastname":"Ramirez"}""");
        var cases = new List<string>();
        for (var number = 0; number < count; number++)
        {
            cases.Add(await fixture.CrmAsync("plant?type=incident", $$"""{"title":"Case {{number}}","customerid_contact@odata.bind":"/contacts({{contact}})"}"""));
        }

        return cases;
    }

    private static async Task RemoveAsync(DataverseFixture fixture, IEnumerable<string> cases)
    {
        foreach (var id in cases)
        {
            await fixture.CrmAsync($"remove?type=incident&id={id}");
        }
    }

    // As if the last run had been days ago.
    private static void Age(DataverseFixture fixture)
    {
        using var connection = new SqliteConnection($"Data Source={fixture.Beside("desk.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE reading SET saved_at = '2026-01-01T00:00:00.0000000Z'";
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
