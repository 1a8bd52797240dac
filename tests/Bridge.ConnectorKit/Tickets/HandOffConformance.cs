using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>What every way for hand-offs must keep.</summary>
public abstract class HandOffConformance : IAsyncLifetime
{
    /// <summary>A member whom the help desk knows.</summary>
    protected const string Member = "mls:M0000001";

    /// <summary>A group of the second level; the help desk has it.</summary>
    protected const string Second = "Level II";

    /// <summary>A group of the vendor's level; the help desk has it.</summary>
    protected const string Vendors = "Vendors";

    private (IHandOffs HandOffs, ITicketDesk Desk)? _system;

    /// <summary>Texts that no message may ever hold.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    private IHandOffs HandOffs => _system?.HandOffs ?? throw new InvalidOperationException("The system is not started yet.");

    private ITicketDesk Desk => _system?.Desk ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>Starts a help desk that knows the member and both groups.</summary>
    protected abstract Task<(IHandOffs HandOffs, ITicketDesk Desk)> StartAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopAsync();

    /// <summary>Opens a way into a help desk that fails in one way.</summary>
    protected abstract Task<IHandOffs> OpenFailingAsync(FailureKind kind);

    /// <summary>From now on each write takes effect and its answer is lost; null for no more.</summary>
    protected abstract void LoseAnswers(LostAnswer? how);

    /// <summary>Lets an agent move a ticket to a group.</summary>
    protected abstract Task MoveAsync(string ticketId, string group);

    /// <summary>Closes a ticket for good.</summary>
    protected abstract Task CloseAsync(string ticketId);

    async Task IAsyncLifetime.InitializeAsync() => _system = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await StopAsync();

    [Fact]
    public async Task A_ticket_goes_to_the_group_with_its_tag_and_a_note_for_agents_alone()
    {
        var ticket = await OpenAsync();

        var handed = await HandOffs.HandOffAsync(new HandOff("H-1", ticket.Key.Value, Vendors, "with_vendor", "The lock's firmware."), CancellationToken.None);

        Assert.Equal((Vendors, TicketLevel.Vendor), (handed.Group, handed.Level));
        Assert.Equal(["kept", "with_vendor"], handed.Tags.Where(tag => tag is "kept" or "with_vendor").Order());
        var note = Assert.Single(await CommentsAsync(ticket), comment => !comment.IsPublic);
        Assert.Equal(("The lock's firmware.", false), (note.Text, note.IsByMember));
    }

    [Fact]
    public async Task Under_one_key_it_goes_once_wherever_agents_move_it_afterwards()
    {
        var ticket = await OpenAsync();
        await HandOffAsync(ticket, "H-1", Second);
        await MoveAsync(ticket.Key.Value, Vendors);

        var again = await HandOffAsync(ticket, "H-1", Second);
        var other = await HandOffAsync(ticket, "H-2", Second);

        Assert.Equal((Vendors, Second), (again.Group, other.Group));
        Assert.Equal(2, (await CommentsAsync(ticket)).Count(comment => !comment.IsPublic));
    }

    [Theory]
    [InlineData(LostAnswer.ServerError)]
    [InlineData(LostAnswer.Reset)]
    public async Task A_hand_off_whose_answer_was_lost_is_not_made_again(LostAnswer how)
    {
        var ticket = await OpenAsync();
        LoseAnswers(how);
        var lost = await Assert.ThrowsAsync<ConnectorException>(() => HandOffAsync(ticket, "H-1", Second));
        LoseAnswers(null);
        await MoveAsync(ticket.Key.Value, Vendors);

        var again = await HandOffAsync(ticket, "H-1", Second);

        Assert.Equal(FailureKind.Transient, lost.Kind);
        Assert.Equal(Vendors, again.Group);
        Assert.Single(await CommentsAsync(ticket), comment => !comment.IsPublic);
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_for_good()
    {
        var ticket = await OpenAsync();
        var noGroup = await Assert.ThrowsAsync<ConnectorException>(() => HandOffAsync(ticket, "H-1", "Nobody"));
        var noTicket = await Assert.ThrowsAsync<ConnectorException>(() => HandOffs.HandOffAsync(new HandOff("H-2", "987654321", Second, null, null), CancellationToken.None));
        await CloseAsync(ticket.Key.Value);
        var closed = await Assert.ThrowsAsync<ConnectorException>(() => HandOffAsync(ticket, "H-3", Second));

        Assert.Equal([FailureKind.Data, FailureKind.Data, FailureKind.Data], new[] { noGroup.Kind, noTicket.Kind, closed.Kind });
    }

    [Theory]
    [InlineData(FailureKind.Configuration)]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    public async Task Each_failure_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => failing.HandOffAsync(new HandOff("H-1", "1", Second, null, "A private reason."), CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.All([.. Secrets, "A private reason."], secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    private Task<Ticket> OpenAsync() => Desk.OpenAsync(new NewTicket("K-1", Member, "It does not open", "The light stays red.", "kept"), CancellationToken.None);

    private Task<Ticket> HandOffAsync(Ticket ticket, string key, string group) =>
        HandOffs.HandOffAsync(new HandOff(key, ticket.Key.Value, group, null, "Please look."), CancellationToken.None);

    private async Task<List<TicketComment>> CommentsAsync(Ticket ticket)
    {
        var comments = new List<TicketComment>();
        await foreach (var comment in Desk.ReadCommentsAsync(ticket.Key.Value, CancellationToken.None))
        {
            comments.Add(comment);
        }

        return comments;
    }
}
