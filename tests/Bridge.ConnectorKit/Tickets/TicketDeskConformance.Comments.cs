using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.ConnectorKit.Tickets;

public abstract partial class TicketDeskConformance
{
    private const string CardNumber = "4111 1111 1111 1111";

    [Fact]
    public async Task A_comment_stands_behind_what_was_said_before()
    {
        var ticket = await OpenAsync("K-1");
        await AnswerAsync(ticket.Key.Value, "Which browser is it?", isPublic: true);
        await AnswerAsync(ticket.Key.Value, "Looks like the old cache again.", isPublic: false);

        var after = await CommentAsync(ticket, "C-1", "The one of the phone.");
        var said = await CommentsAsync(ticket);

        Assert.Equal(ticket.Key, after.Key);
        Assert.Equal(
            ["The page stays white.", "Which browser is it?", "Looks like the old cache again.", "The one of the phone."],
            said.Select(comment => comment.Text));
        Assert.Equal([true, false, false, true], said.Select(comment => comment.IsByMember));
        Assert.Equal([true, true, false, true], said.Select(comment => comment.IsPublic));
        Assert.All(said, comment => Assert.Equal(comment.IsByMember, comment.Author is null));
        Assert.Equal(said.Count, said.Select(comment => comment.Id).Distinct().Count());
    }

    [Fact]
    public async Task Commenting_twice_under_one_key_gives_one_comment()
    {
        var ticket = await OpenAsync("K-1");

        await CommentAsync(ticket, "C-1", "It works now.");
        await CommentAsync(ticket, "C-1", "It works now.");
        await CommentAsync(ticket, "C-2", "It works now.");

        Assert.Equal(3, (await CommentsAsync(ticket)).Count);
    }

    [Theory]
    [InlineData(LostAnswer.ServerError)]
    [InlineData(LostAnswer.Reset)]
    public async Task A_comment_whose_answer_was_lost_is_not_said_again(LostAnswer how)
    {
        var ticket = await OpenAsync("K-1");
        LoseAnswers(how);
        var lost = await Assert.ThrowsAsync<ConnectorException>(() => CommentAsync(ticket, "C-1", "It works now."));
        LoseAnswers(null);

        await CommentAsync(ticket, "C-1", "It works now.");

        Assert.Equal(FailureKind.Transient, lost.Kind);
        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Fact]
    public async Task A_closed_ticket_takes_no_comment_but_still_knows_the_one_it_has()
    {
        var ticket = await OpenAsync("K-1");
        await CommentAsync(ticket, "C-1", "It works now.");
        await CloseAsync(ticket.Key.Value);

        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => CommentAsync(ticket, "C-2", "No, it does not."));
        var known = await CommentAsync(ticket, "C-1", "It works now.");

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Equal(TicketStatus.Closed, known.State);
        Assert.Equal(2, (await CommentsAsync(ticket)).Count);
    }

    [Theory]
    [InlineData(TicketStatus.Solved)]
    [InlineData(TicketStatus.Pending)]
    [InlineData(TicketStatus.OnHold)]
    public async Task A_comment_opens_a_ticket_again_that_is_solved_or_waits(TicketStatus state)
    {
        var ticket = await OpenAsync("K-1");
        await MoveAsync(ticket.Key.Value, state);
        var before = await Desk.ReadAsync(ticket.Key.Value, CancellationToken.None);

        var after = await CommentAsync(ticket, "C-1", "No, it does not.");

        Assert.Equal(state, before?.State);
        Assert.True(after.State is TicketStatus.New or TicketStatus.Open, $"{after.State}");
        Assert.Null(after.SolvedAt);
        Assert.Equal("No, it does not.", (await CommentsAsync(ticket))[^1].Text);
    }

    [Fact]
    public async Task A_ticket_that_is_gone_takes_no_comment()
    {
        var ticket = await OpenAsync("K-1");
        await DeleteAsync(ticket.Key.Value);

        var refusal = await Assert.ThrowsAsync<ConnectorException>(() => CommentAsync(ticket, "C-1", "It works now."));

        Assert.Equal(FailureKind.Data, refusal.Kind);
    }

    [Fact]
    public async Task Nobody_comments_on_the_ticket_of_another_member()
    {
        var ticket = await OpenAsync("K-1");

        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, OtherMember, "Mine too."), CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Single(await CommentsAsync(ticket));
    }

    [Fact]
    public async Task No_card_number_passes_in_either_direction()
    {
        var ticket = await Desk.OpenAsync(
            new NewTicket("K-1", Member, $"Card {CardNumber}", $"Please take {CardNumber}.", null), CancellationToken.None);
        await AnswerAsync(ticket.Key.Value, $"I have charged {CardNumber}.", isPublic: true);
        await CommentAsync(ticket, "C-1", $"Rather take {CardNumber}.");

        var said = await CommentsAsync(ticket);

        Assert.Equal(3, said.Count);
        Assert.DoesNotContain("1111", ticket.Subject, StringComparison.Ordinal);
        Assert.All(said, comment => Assert.DoesNotContain("1111", comment.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(CardNumber, await SentAsync(), StringComparison.Ordinal);
    }

    /// <summary>Everything that the desk has sent so far, as it went over the wire.</summary>
    protected abstract Task<string> SentAsync();

    private Task<Ticket> CommentAsync(Ticket ticket, string key, string text) =>
        Desk.CommentAsync(new NewComment(key, ticket.Key.Value, Member, text), CancellationToken.None);
}
