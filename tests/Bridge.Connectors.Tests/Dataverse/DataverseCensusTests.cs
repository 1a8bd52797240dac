using Bridge.Core.Connectors;
using static Bridge.Connectors.Tests.Dataverse.DataverseWrites;

namespace Bridge.Connectors.Tests.Dataverse;

public sealed class DataverseCensusTests
{
    [Fact]
    public async Task A_later_census_tells_only_what_changed_and_what_was_deleted()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        var made = await sink.WriteAsync(Many(0, 20), default);

        var (all, cursor) = await ReadAsync(sink, null);
        await host.PlantAsync("contact", new { lastname = "By hand", emailaddress1 = "Hand@Example.test" });
        await host.ControlAsync($"remove?id={made[3].TargetId}");
        var (later, _) = await ReadAsync(sink, cursor);

        Assert.Equal(20, all.Count);
        Assert.Equal(["hand@example.test", null], later.Select(resident => resident.UniqueValue));
        Assert.Equal((made[3].TargetId, true), (later[1].TargetId, later[1].IsDeleted));
    }

    [Fact]
    public async Task A_cursor_that_is_too_old_is_answered_with_everything()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());
        await sink.WriteAsync(Many(0, 20), default);
        var (_, cursor) = await ReadAsync(sink, null);
        await host.ControlAsync("expire-changes");

        var (again, _) = await ReadAsync(sink, cursor);

        Assert.Equal(20, again.Count);
    }

    [Fact]
    public async Task A_cursor_that_leads_to_another_host_is_not_followed()
    {
        await using var host = await DataverseHost.StartAsync();
        var sink = host.Connector.OpenContacts(host.Connect());

        var error = await Assert.ThrowsAsync<ConnectorException>(() => ReadAsync(sink, new Cursor("https://elsewhere.example.test/api/data/v9.2/contacts?$deltatoken=1")));

        Assert.Equal(FailureKind.Configuration, error.Kind);
    }

    private static async Task<(List<Resident> Residents, Cursor Next)> ReadAsync(object sink, Cursor? from)
    {
        var residents = new List<Resident>();
        Cursor next = default;
        await foreach (var page in ((ITakesCensus)sink).ReadCensusAsync(from, default))
        {
            residents.AddRange(page.Records);
            next = page.Next;
        }

        return (residents, next);
    }
}
