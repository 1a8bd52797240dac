using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Dataverse.Cases;

/// <summary>What is said in cases.</summary>
public sealed partial class DataverseCaseDeskConformance
{
    [Fact]
    public async Task A_comment_opens_a_resolved_case_again()
    {
        var ticket = await OpenAsync("K-1");
        await Office.SolveAsync(ticket.Key.Value);

        var after = await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None);

        Assert.Equal((TicketStatus.Open, 1), (after.State, after.Times?.Reopens));
        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task Status_reasons_of_the_settings_say_who_waits_and_how_a_case_goes_on()
    {
        var connection = Host.Connect(("pendingStatuses", "researching, 3"), ("onHoldStatuses", "9"), ("reopenedStatus", "2"));
        var desk = Host.Connector.OpenDesk(connection, _words);
        var ticket = await OpenAsync("K-1");
        await Office.ChangeAsync(ticket.Key.Value, new { statuscode = 4 });

        var before = await desk.ReadAsync(ticket.Key.Value, CancellationToken.None);
        var after = await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "It is the phone."), CancellationToken.None);

        Assert.Equal((TicketStatus.Pending, TicketStatus.Open), (before?.State, after.State));
        Assert.Equal(2, Assert.Single(await Host.DumpAsync("incident")).GetProperty("statuscode").GetInt32());
    }

    [Fact]
    public async Task A_status_reason_that_active_cases_do_not_have_stops_and_names_the_setting()
    {
        var desk = Host.Connector.OpenDesk(Host.Connect(("reopenedStatus", "5")), _words);
        var ticket = await OpenAsync("K-1");
        await Office.SolveAsync(ticket.Key.Value);

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("reopenedStatus", failure.Remedy, StringComparison.Ordinal);
        Assert.Single(await CommentsAsync(ticket));
    }

    [Fact]
    public async Task A_first_text_that_is_longer_than_a_description_comes_back_whole_and_once()
    {
        var text = string.Join(' ', Enumerable.Range(1, 3000).Select(number => $"wörd{number % 10}"));

        var ticket = await Desk.OpenAsync(NewTicket("K-1") with { Text = text }, CancellationToken.None);

        Assert.Equal("K-1", ticket.OpenedAs);
        Assert.Equal([text], (await CommentsAsync(ticket)).Select(comment => comment.Text));
        Assert.Equal(2000, Assert.Single(await Host.DumpAsync("incident")).GetProperty("description").GetString()?.Length);
    }

    [Fact]
    public async Task Two_comments_that_are_sent_at_once_under_one_key_are_taken_once()
    {
        var ticket = await OpenAsync("K-1");
        var comment = new NewComment("C-1", ticket.Key.Value, Member, "It works now.");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.CommentAsync(comment, CancellationToken.None)));

        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task A_note_whose_title_only_looks_like_the_bridges_is_not_believed()
    {
        var ticket = await OpenAsync("K-1");
        await Office.NoteAsync(ticket.Key.Value, "I give up.", "MLS member, C-1");

        var said = await CommentsAsync(ticket);

        Assert.True(said[1] is { IsByMember: false, IsPublic: false, Author: "A representative" });
    }

    [Fact]
    public async Task Mails_with_the_member_are_shown_as_text_and_mails_with_others_are_notes()
    {
        var ticket = await OpenAsync("K-1");
        var id = ticket.Key.Value;
        await Office.MailAsync(id, "rosa@desk.example", "ada@example.test", isIncoming: false, "<html><style>p{}</style><p>Please try&nbsp;again.</p><p>Rosa &amp; Tom</p></html>");
        await Office.MailAsync(id, "rosa@desk.example", "vendor@example.test", isIncoming: false, "<p>Your page is broken.</p>");
        await Office.MailAsync(id, "ada@example.test", "help@desk.example", isIncoming: true, "It works.");
        await Office.MailAsync(id, "rosa@desk.example", "ada@example.test", isIncoming: false, "Half a", state: 0);

        var said = await CommentsAsync(ticket);

        Assert.Equal(
            [("The page stays white.", true, true), ("Please try again.\nRosa & Tom", true, false), ("Your page is broken.", false, false), ("It works.", true, true)],
            said.Select(comment => (comment.Text, comment.IsPublic, comment.IsByMember)));
    }
}
