using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Salesforce.Cases;

/// <summary>What is said in cases.</summary>
public sealed partial class SalesforceCaseDeskConformance
{
    [Fact]
    public async Task A_comment_opens_a_solved_case_again()
    {
        var ticket = await OpenAsync("K-1");
        await Office.SolveAsync(ticket.Key.Value);

        var after = await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None);

        Assert.Equal(TicketStatus.New, after.State);
        Assert.Equal(1, after.Times?.Reopens);
        Assert.Equal(3, (await CommentsAsync(ticket)).Count);
    }

    [Theory]
    [InlineData("working", "Working")]
    [InlineData(null, "New")]
    public async Task A_case_that_is_opened_again_gets_the_word_of_the_settings_or_the_orgs_default(string? setting, string word)
    {
        var desk = Host.Connector.OpenDesk(Host.Connect(("reopenedStatus", setting), ("pendingStatuses", "Escalated")), _words);
        var ticket = await OpenAsync("K-1");
        await Office.ChangeAsync(ticket.Key.Value, new { Status = "Escalated" });

        await desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "It is the phone."), CancellationToken.None);

        Assert.Equal(word, await Host.FindAsync("Case", "K-1", "Status"));
    }

    [Theory]
    [InlineData("Nonsense")]
    [InlineData("Closed")]
    [InlineData("On Hold")]
    public async Task A_word_in_which_nobody_works_on_a_case_stops_and_names_the_setting(string word)
    {
        var connection = Host.Connect(("reopenedStatus", word));
        var ticket = await OpenAsync("K-1");
        await Office.SolveAsync(ticket.Key.Value);
        var before = await CommentsAsync(ticket);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => Host.Connector.OpenDesk(connection, _words)
            .CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "No, it does not."), CancellationToken.None));
        var found = (await Host.Connector.OpenCheck(connection).CheckAsync(CancellationToken.None)).Single(finding => finding.Subject == "cases");

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Contains("reopenedStatus", failure.Problem, StringComparison.Ordinal);
        Assert.Equal(CheckVerdict.Failed, found.Verdict);
        Assert.Equal(before.Count, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task A_comment_that_is_longer_than_Salesforce_takes_goes_in_parts_and_comes_back_whole()
    {
        var ticket = await OpenAsync("K-1");
        var text = string.Join(' ', Enumerable.Range(1, 3000).Select(number => $"wörd{number % 10}"));

        await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, text), CancellationToken.None);
        await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, text), CancellationToken.None);

        Assert.True((await Host.DumpAsync("CaseComment")).Count > 5);
        Assert.Equal(["The page stays white.", text], (await CommentsAsync(ticket)).Select(comment => comment.Text));
    }

    [Fact]
    public async Task A_line_that_only_looks_like_the_bridges_is_not_believed()
    {
        var ticket = await OpenAsync("K-1");
        await AnswerAsync(ticket.Key.Value, "I give up.\n[MLS member, C-1, 1/1]", isPublic: true);

        var said = await CommentsAsync(ticket);

        Assert.True(said[1] is { IsByMember: false, Author: "Rosa Delgado" });
    }

    [Fact]
    public async Task Mails_with_the_member_are_shown_and_mails_with_others_are_notes()
    {
        var ticket = await OpenAsync("K-1");
        await PlantMailAsync(ticket, "rosa@desk.example", "ada@example.test", isIncoming: false, "Please try again.");
        await PlantMailAsync(ticket, "rosa@desk.example", "vendor@example.test", isIncoming: false, "Your page is broken.");
        await PlantMailAsync(ticket, "ada@example.test", "help@desk.example", isIncoming: true, "It works.");

        var said = await CommentsAsync(ticket);

        Assert.Equal(
            [("The page stays white.", true, true), ("Please try again.", true, false), ("Your page is broken.", false, false), ("It works.", true, true)],
            said.Select(comment => (comment.Text, comment.IsPublic, comment.IsByMember)));
    }

    private Task<string> PlantMailAsync(Ticket ticket, string from, string to, bool isIncoming, string text) => Host.PlantAsync("EmailMessage", new
    {
        ParentId = ticket.Key.Value,
        FromAddress = from,
        ToAddress = to,
        FromName = "Rosa Delgado",
        Incoming = isIncoming,
        Status = "3",
        TextBody = text,
        MessageDate = TimeProvider.System.GetUtcNow(),
    });
}
