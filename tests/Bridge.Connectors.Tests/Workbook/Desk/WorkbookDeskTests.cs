using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>What people do to the sheets of a help desk, and what becomes of it.</summary>
public sealed class WorkbookDeskTests : IAsyncLifetime
{
    private DeskFolder? _folder;

    private DeskFolder Folder => _folder ?? throw new InvalidOperationException("The workbook is not made yet.");

    private Person Person => Folder.Person;

    async Task IAsyncLifetime.InitializeAsync() => _folder = await DeskFolder.StartAsync();

    Task IAsyncLifetime.DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_row_that_somebody_types_gets_a_number_a_state_its_time_and_the_members_name()
    {
        Person.Add("Tickets", ("Subject", "Cannot sign in"), ("Member", "a1"), ("Level", "level ii"), ("Channel", "phone"));

        var ticket = Assert.Single((await Folder.ReadAsync()).Tickets);

        var row = Assert.Single(Person.Rows("Tickets"));
        Assert.Equal((ticket.Key.Value, "New", "Ada Ramirez"), (row["Ticket"], row["State"], row["Member name"]));
        Assert.Matches("^T[0-9]{6}-[2-9A-Z]{5}$", ticket.Key.Value);
        Assert.Equal((DeskFolder.Member, TicketLevel.Second, "voice"), (ticket.MemberId, ticket.Level, ticket.Channel));
        Assert.InRange(DateTimeOffset.UtcNow - ticket.CreatedAt, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_second_read_of_an_unchanged_file_gives_nothing_and_writes_nothing()
    {
        Person.Add("Tickets", ("Subject", "Cannot sign in"));
        var first = await Folder.ReadAsync();
        var bytes = await File.ReadAllBytesAsync(Folder.File);

        var second = await Folder.ReadAsync(first.Next);

        Assert.Empty(second.Tickets);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Folder.File));
    }

    [Fact]
    public async Task An_unchanged_file_is_not_even_opened()
    {
        Person.Add("Tickets", ("Subject", "Cannot sign in"));
        var first = await Folder.ReadAsync();
        var saved = File.GetLastWriteTimeUtc(Folder.File);
        await File.WriteAllBytesAsync(Folder.File, new byte[new FileInfo(Folder.File).Length]); // opening it would fail
        File.SetLastWriteTimeUtc(Folder.File, saved);

        Assert.Empty((await Folder.ReadAsync(first.Next)).Tickets);
    }

    [Fact]
    public void An_id_is_typed_as_text_so_that_it_keeps_its_zeros()
    {
        const int Text = 49;

        // Ticket, State, Subject, Member
        Assert.All(Enumerable.Range(0, 4), column => Assert.Equal(Text, SheetFile.FormatOf(Folder.File, 2, column)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_copied_row_is_a_ticket_of_its_own_and_the_first_one_keeps_its_number(bool toTop)
    {
        var opened = await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "The map is blank", "Since noon.", null), CancellationToken.None);
        Person.Copy("Tickets", opened.Key.Value, toTop);
        Person.Type("Tickets", opened.Key.Value, ("Subject", toTop ? "The lockbox is stuck" : "The map is blank")); // of two rows the upper one

        var tickets = (await Folder.ReadAsync()).Tickets;

        Assert.Equal(2, tickets.Select(ticket => ticket.Key).Distinct().Count());
        var kept = Assert.Single(tickets, ticket => ticket.Key == opened.Key);
        Assert.Equal(("The map is blank", "K-1"), (kept.Subject, kept.OpenedAs));
        Assert.Null(Assert.Single(tickets, ticket => ticket.Key != opened.Key).OpenedAs);
    }

    [Fact]
    public async Task Rows_that_are_sorted_or_hidden_by_a_filter_are_the_same_tickets()
    {
        Person.Add("Tickets", ("Subject", "One"));
        Person.Add("Tickets", ("Subject", "Two"));
        var first = await Folder.ReadAsync();
        Person.Reverse("Tickets");
        Person.HideAll("Tickets");

        var second = await Folder.ReadAsync(first.Next);
        await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Three", "?", null), CancellationToken.None);

        Assert.Empty(second.Tickets);
        Assert.Equal(["Two", "One", "Three"], Person.Rows("Tickets").Select(row => row["Subject"]));
        Assert.Equal("Three", Assert.Single((await Folder.ReadAsync(second.Next)).Tickets).Subject);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_deleted_or_cleared_row_is_a_tombstone_and_stays_one(bool isCleared)
    {
        Person.Add("Tickets", ("Subject", "One"));
        Person.Add("Tickets", ("Subject", "Two"));
        var first = await Folder.ReadAsync();
        var number = first.Tickets[0].Key.Value;
        if (isCleared)
        {
            Person.Clear("Tickets", number, "Ticket", "Member name");
        }
        else
        {
            Person.Delete("Tickets", number);
        }

        var second = await Folder.ReadAsync(first.Next);
        var third = await Folder.ReadAsync(second.Next);

        Assert.True(Assert.Single(second.Tickets) is { IsTombstone: true } gone && gone.Key.Value == number);
        Assert.Empty(third.Tickets);
        Assert.True((await Folder.OpenDesk().ReadAsync(number, CancellationToken.None))!.IsTombstone); // it was there
    }

    [Fact]
    public async Task An_older_copy_that_was_put_back_buries_nothing_and_is_told()
    {
        Person.Add("Tickets", ("Subject", "One"));
        await Folder.ReadAsync();
        var copy = await File.ReadAllBytesAsync(Folder.File);
        Person.Add("Tickets", ("Subject", "Two"));
        var second = await Folder.ReadAsync();
        await File.WriteAllBytesAsync(Folder.File, copy);
        var source = Folder.OpenSource();

        var given = new List<Ticket>();
        await foreach (var page in source.ReadAsync(ReadRequest.Since(second.Next), CancellationToken.None))
        {
            given.AddRange(page.Records);
        }

        Assert.DoesNotContain(given, ticket => ticket.IsTombstone);
        Assert.Contains("1 tickets", ((IWarns)source).Warn(), StringComparison.Ordinal);
        Assert.Contains("1 tickets", await WarningAsync((await Folder.ReadAsync(second.Next)).Next), StringComparison.Ordinal); // as long as it lies there
    }

    [Fact]
    public async Task Opening_again_is_counted_and_solving_again_moves_the_time()
    {
        Person.Add("Tickets", ("Subject", "One"), ("State", "Solved"), ("Solved", "2026-11-01 10:00"), ("Opened", "2026-11-01 09:00"));
        var first = Assert.Single((await Folder.ReadAsync()).Tickets);
        Person.Type("Tickets", "One", ("State", "Open"));
        var open = Assert.Single((await Folder.ReadAsync()).Tickets);
        Person.Type("Tickets", "One", ("State", "solved"));
        var again = Assert.Single((await Folder.ReadAsync()).Tickets);

        Assert.Equal((TimeSpan.FromHours(1), 0), (first.Times!.FullResolution, first.Times.Reopens)); // counted
        Assert.Null(open.SolvedAt);
        Assert.Equal(1, again.Times!.Reopens); // counted
        Assert.True(again.SolvedAt > first.SolvedAt);
    }

    [Fact]
    public async Task A_member_who_answers_a_solved_ticket_opens_it_again_and_the_resolution_was_read()
    {
        var desk = Folder.OpenDesk();
        var opened = await desk.OpenAsync(new NewTicket("K-1", DeskFolder.Member, "The map is blank", "Since noon.", null), CancellationToken.None);
        Person.Type("Tickets", opened.Key.Value, ("State", "Solved"), ("Handled by", "Anna"), ("Resolution", "The tile server was restarted."));
        var said = await CommentsAsync(desk, opened);

        var after = await desk.CommentAsync(new NewComment("C-1", opened.Key.Value, DeskFolder.Member, "Still blank."), CancellationToken.None);

        Assert.Equal(["Since noon.", "The tile server was restarted."], said.Select(comment => comment.Text));
        Assert.Equal(("Anna", true, false), (said[1].Author, said[1].IsPublic, said[1].IsByMember));
        Assert.Equal(TicketStatus.Open, after.State);
        Assert.Equal(["Since noon.", "Still blank."], (await CommentsAsync(desk, opened)).Select(comment => comment.Text));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_in_the_row_and_set_aside_alone()
    {
        Person.Add("Tickets", ("Subject", "One"), ("State", "Opne"), ("Member", "nobody"), ("Opened", "yesterday"));
        Person.Add("Tickets", ("Subject", "=1+1"));
        Person.Add("Tickets", ("Subject", "Three"));

        var read = await Folder.ReadAsync();

        Assert.Equal("Three", Assert.Single(read.Tickets).Subject);
        Assert.Equal(["UnknownStatus", "Formula"], read.Refused.Select(row => row.Refusal.Code));
        var hints = Person.Rows("Tickets").Select(row => row.GetValueOrDefault("Bridge says", "")).ToList();
        Assert.All(["State: one of", "Member: nobody", "Opened: a time"], words => Assert.Contains(words, hints[0], StringComparison.Ordinal));
        Assert.Contains("Subject: a formula", hints[1], StringComparison.Ordinal);
        Assert.Equal("", hints[2]);
        Assert.Contains(Person.Rows("Tickets"), row => row.ContainsValue("Opne")); // people's words stay
    }

    [Fact]
    public async Task Card_data_that_somebody_types_is_taken_out_of_the_file_itself()
    {
        Person.Add("Tickets", ("Subject", "Pay with 4111 1111 1111 1111"), ("Resolution", 4111111111111111));
        var number = Assert.Single((await Folder.ReadAsync()).Tickets).Key.Value;
        Person.Add("Comments", ("Ticket", number), ("Text", "Charged 4111-1111-1111-1111"));

        await Folder.ReadAsync();

        // The whole number: a time of the file, which is a number too, may well end with 1111.
        Assert.All(
            Person.Rows("Tickets").Concat(Person.Rows("Comments")).SelectMany(row => row.Values),
            value => Assert.DoesNotContain("4111111111111111", $"{value}".Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private async Task<string?> WarningAsync(Cursor from)
    {
        var source = Folder.OpenSource();
        await foreach (var _ in source.ReadAsync(ReadRequest.Since(from), CancellationToken.None))
        {
            // only what it warns of is looked at
        }

        return ((IWarns)source).Warn();
    }

    private static async Task<List<TicketComment>> CommentsAsync(ITicketDesk desk, Ticket ticket)
    {
        var said = new List<TicketComment>();
        await foreach (var comment in desk.ReadCommentsAsync(ticket.Key.Value, CancellationToken.None))
        {
            said.Add(comment);
        }

        return said;
    }
}
