using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Tests.Features.Tickets;

public sealed class TicketStoreTests : IDisposable
{
    private const string Member = "mls:M0000001";
    private static readonly DateTimeOffset _noon = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-desk-");
    private TicketStore _store;

    public TicketStoreTests() => _store = Open(DeskWords.None);

    [Fact]
    public void A_ticket_comes_back_as_it_was_given()
    {
        var ticket = Ticket(7) with
        {
            State = TicketStatus.Solved, OpenedAs = "K-1", Channel = "web", Group = "Level I", Agent = "Aisha", Topic = "question",
            Tags = ["a", "b"], SolvedAt = _noon.AddHours(2), Times = new TicketTimes(TimeSpan.FromMinutes(5), null, TimeSpan.FromHours(2), 1, 2, 3, null),
        };

        Save(ticket);
        var kept = _store.Find(ticket.Key)!; // it was just saved

        Assert.Equal(ticket with { Tags = [] }, kept with { Tags = [] });
        Assert.Equal(ticket.Tags, kept.Tags);
        Assert.Null(_store.Find(new RecordKey("crm", "8")));
    }

    [Fact]
    public void An_older_state_never_replaces_a_newer_one()
    {
        Save(Ticket(1) with { Subject = "new", ModifiedAt = _noon.AddMinutes(2) });

        var counts = Save(Ticket(1) with { Subject = "old", ModifiedAt = _noon.AddMinutes(1) });

        Assert.Equal(new TicketCounts(0, 0, 1, 0), counts);
        Assert.Equal("new", _store.Find(Ticket(1).Key)?.Subject);
    }

    [Fact]
    public void A_late_state_does_not_bring_a_deleted_ticket_back_but_a_later_one_does()
    {
        Save(Ticket(1));
        var buried = Save(Tombstone(1, 5));
        Save(Tombstone(1, 9));
        Save(Ticket(1) with { ModifiedAt = _noon.AddMinutes(7) });

        Assert.Equal(new TicketCounts(0, 0, 0, 1), buried);
        Assert.True(_store.Find(Ticket(1).Key)?.IsTombstone);

        Save(Ticket(1) with { ModifiedAt = _noon.AddMinutes(10) });

        Assert.Equal(TicketStatus.Open, _store.Find(Ticket(1).Key)?.State);
    }

    [Fact]
    public void A_tombstone_of_a_ticket_nobody_knew_keeps_its_late_states_out()
    {
        var counts = Save(Tombstone(1, 5));
        Save(Ticket(1));

        Assert.Equal(1, counts.Buried);
        Assert.True(_store.Find(Ticket(1).Key)?.IsTombstone);
        Assert.Equal(0, _store.Count("crm"));
    }

    [Fact]
    public void The_same_page_again_changes_nothing_and_a_touch_by_the_system_is_no_change()
    {
        Save(Ticket(1), Ticket(2), Ticket(1) with { Subject = "later", ModifiedAt = _noon.AddMinutes(1) });
        var (_, last) = _store.ChangedSince(0, 100);

        var again = Save(Ticket(1) with { Subject = "later", ModifiedAt = _noon.AddMinutes(1) }, Ticket(2) with { ModifiedAt = _noon.AddMinutes(3) });

        Assert.Equal(new TicketCounts(0, 0, 2, 0), again);
        Assert.Empty(_store.ChangedSince(last, 100).Tickets);
        Assert.Equal(_noon.AddMinutes(3), _store.Find(Ticket(2).Key)?.ModifiedAt);
    }

    [Fact]
    public void Changes_are_listed_once_each_in_their_order_and_page_by_page()
    {
        Save(Ticket(1), Ticket(2), Ticket(3));
        Save(Ticket(1) with { Subject = "again", ModifiedAt = _noon.AddMinutes(1) }, Tombstone(2, 1));

        var (first, place) = _store.ChangedSince(0, 2);
        var (second, end) = _store.ChangedSince(place, 2);

        Assert.Equal(["3", "1", "2"], first.Concat(second).Select(ticket => ticket.Key.Value));
        Assert.True(second[0].IsTombstone);
        Assert.Equal((0, end), (_store.ChangedSince(end, 2).Tickets.Count, _store.ChangedSince(end, 2).Last));
    }

    [Fact]
    public void A_members_tickets_come_page_by_page_the_one_opened_last_first()
    {
        Save([.. Enumerable.Range(1, 7).Select(number => Ticket(number) with { CreatedAt = _noon.AddDays(number / 2) })]);
        Save(Tombstone(4, 5), Ticket(9) with { MemberId = "mls:M0000002" });

        var read = new List<string>();
        for (string? after = null; ;)
        {
            var page = _store.FindByMember(Member, 2, after);
            read.AddRange(page.Select(ticket => ticket.Key.Value));
            if (page.Count == 0)
            {
                break;
            }

            after = page[^1].Key.ExternalId;
        }

        Assert.Equal(["7", "6", "5", "3", "2", "1"], read);
        Assert.Empty(_store.FindByMember(Member, 2, "crm:unknown"));
        Assert.Empty(_store.FindByMember("mls:M000000", 2, null));
    }

    [Fact]
    public void A_level_that_the_help_desk_tells_goes_before_the_settings_and_its_change_is_a_change()
    {
        Save(Ticket(1) with { Group = "Level II", ToldLevel = TicketLevel.Vendor });
        var told = Save(Ticket(1) with { Group = "Level II", ToldLevel = TicketLevel.Third, ModifiedAt = _noon.AddMinutes(1) });
        _store.Dispose();
        _store = Open(new DeskWords(new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["level ii"] = TicketLevel.Second }, []));

        var kept = _store.Find(Ticket(1).Key);

        Assert.Equal(new TicketCounts(0, 1, 0, 0), told);
        Assert.Equal((TicketLevel.Third, TicketLevel.Third), (kept?.Level, kept?.ToldLevel));
    }

    [Fact]
    public void Levels_and_topics_follow_the_settings_of_today()
    {
        Save(Ticket(1) with { Group = "Level II", Topic = "question", Tags = ["urgent", "billing"] });
        _store.Dispose();
        _store = Open(new DeskWords(
            new Dictionary<string, TicketLevel>(StringComparer.OrdinalIgnoreCase) { ["level ii"] = TicketLevel.Second }, ["billing"]));

        var ticket = _store.Find(Ticket(1).Key);

        Assert.Equal((TicketLevel.Second, "billing"), (ticket?.Level, ticket?.Topic));
    }

    [Fact]
    public void A_page_and_its_place_are_kept_together()
    {
        Assert.Null(_store.FindReading("crm"));

        Save(Ticket(1));

        Assert.Equal(new TicketReading(new Cursor("place"), false, _noon), _store.FindReading("crm"));
        Assert.Null(_store.FindReading("other"));
    }

    public void Dispose()
    {
        _store.Dispose();
        _home.Delete(recursive: true);
    }

    private TicketStore Open(DeskWords words) =>
        TicketStore.Open(Path.Combine(_home.FullName, "desk.db"), new Dictionary<string, DeskWords> { ["crm"] = words });

    private TicketCounts Save(params Ticket[] tickets) => _store.Save("crm", tickets, new TicketReading(new Cursor("place"), false, _noon));

    private static Ticket Ticket(int number) => new()
    {
        Key = new RecordKey("crm", $"{number}"), ModifiedAt = _noon, CreatedAt = _noon.AddDays(-1), State = TicketStatus.Open,
        Subject = $"Subject {number}", MemberId = Member,
    };

    private static Ticket Tombstone(int number, int minutes) => new()
    {
        Key = new RecordKey("crm", $"{number}"), ModifiedAt = _noon.AddMinutes(minutes), CreatedAt = _noon.AddDays(-1), State = TicketStatus.Deleted,
    };
}
