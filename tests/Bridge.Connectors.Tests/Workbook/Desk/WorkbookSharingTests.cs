using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>The sheets of a help desk while others have them open or write them at the same time, and text that comes from outside.</summary>
public sealed class WorkbookSharingTests : IAsyncLifetime
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

    [Theory]
    [InlineData("~$members.xlsx")]
    [InlineData(".~lock.members.xlsx#")]
    public async Task While_somebody_has_it_open_saved_changes_are_read_and_new_rows_wait(string owner)
    {
        Person.Add("Tickets", ("Subject", "One"));
        var first = await Folder.ReadAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder.Folder.Folder, owner), "Anna");
        Person.Type("Tickets", "One", ("State", "Pending"));
        Person.Add("Tickets", ("Subject", "Two"));
        var bytes = await File.ReadAllBytesAsync(Folder.File);

        var second = await Folder.ReadAsync(first.Next);
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Three", "?", null), CancellationToken.None));
        File.Delete(Path.Combine(Folder.Folder.Folder, owner));
        var third = await Folder.ReadAsync(second.Next);

        Assert.Equal(TicketStatus.Pending, Assert.Single(second.Tickets).State);
        Assert.Equal(FailureKind.Throttled, refusal.Kind);
        Assert.NotEqual(bytes.Length, new FileInfo(Folder.File).Length);
        Assert.Equal("Two", Assert.Single(third.Tickets).Subject);
    }

    [Fact]
    public async Task What_somebody_saves_between_reading_and_replacing_is_kept_and_the_request_comes_again()
    {
        var saved = false;
        var desk = Folder.OpenDesk(journal: new SavingJournal(() =>
        {
            if (!saved)
            {
                saved = true;
                Person.Add("Tickets", ("Subject", "Typed meanwhile"));
            }
        }));
        var ticket = new NewTicket("K-1", DeskFolder.Member, "From the MLS", "?", null);

        var overtaken = await Assert.ThrowsAsync<ConnectorException>(() => desk.OpenAsync(ticket, CancellationToken.None));
        await desk.OpenAsync(ticket, CancellationToken.None);

        Assert.Equal(FailureKind.Transient, overtaken.Kind);
        Assert.Equal(["Typed meanwhile", "From the MLS"], Person.Rows("Tickets").Select(row => row["Subject"]));
    }

    [Fact]
    public async Task Two_bridges_that_open_tickets_at_once_lose_none()
    {
        var desks = new[] { Folder.OpenDesk(), Folder.OpenDesk() };

        await Task.WhenAll(Enumerable.Range(0, 12).Select(async number =>
        {
            while (true)
            {
                try
                {
                    await desks[number % 2].OpenAsync(new NewTicket($"K-{number}", DeskFolder.Member, $"Subject {number}", "?", null), CancellationToken.None);
                    return;
                }
                catch (ConnectorException error) when (error.Kind is FailureKind.Throttled or FailureKind.Transient)
                {
                    await Task.Yield(); // as the outbox does, without its pauses
                }
            }
        }));

        Assert.Equal(12, Person.Rows("Tickets").Select(row => row["MLS request"]).Distinct().Count());
        Assert.Equal(12, Person.Rows("Tickets").Count);
        Assert.Equal(12, Person.Rows("Comments").Count);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("+1 555 0100")]
    public async Task A_members_text_never_becomes_a_formula(string text)
    {
        await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, text, text, null), CancellationToken.None);

        Assert.Equal(text, Assert.Single(Person.Rows("Tickets"))["Subject"]);
        Assert.Equal(text, Assert.Single(Person.Rows("Comments"))["Text"]);
        foreach (var sheet in new[] { 2, 3, 4 })
        {
            Assert.DoesNotContain(SheetFile.Part(Folder.File, $"xl/worksheets/sheet{sheet}.xml").Descendants(), one => one.Name.LocalName == "f");
        }
    }

    [Fact]
    public async Task What_people_write_is_theirs_to_edit_and_the_bridges_columns_are_locked()
    {
        await Folder.OpenDesk().OpenAsync(new NewTicket("K-1", DeskFolder.Member, "Subject", "?", null), CancellationToken.None);

        // Ticket, State, Subject, Member, Member name
        Assert.Equal([true, false, false, false, true], Enumerable.Range(0, 5).Select(column => SheetFile.IsLocked(Folder.File, 2, column)));
        Assert.Equal([true, false, false, false, true], "ABCDE".Select(letter => SheetFile.IsLockedCell(Folder.File, 2, $"{letter}2")));
    }
}
