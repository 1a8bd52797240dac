using Bridge.Core.Connectors;
using Bridge.Core.Tickets;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>What every help desk that the bridge writes into must keep.</summary>
public abstract partial class TicketDeskConformance : IAsyncLifetime
{
    /// <summary>A member whom the help desk knows.</summary>
    protected const string Member = "mls:M0000001";

    /// <summary>Another one.</summary>
    protected const string OtherMember = "mls:M0000002";

    private ITicketDesk? _desk;

    /// <summary>The desk; its system knows both members and holds no ticket.</summary>
    protected ITicketDesk Desk => _desk ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>Texts that no message may ever hold: tokens, passwords, values of records.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Starts the system.</summary>
    protected abstract Task<ITicketDesk> StartAsync();

    /// <summary>Stops the system.</summary>
    protected abstract Task StopAsync();

    /// <summary>Opens a desk on a system that fails in one way.</summary>
    protected abstract Task<ITicketDesk> OpenFailingAsync(FailureKind kind);

    /// <summary>From now on each write takes effect and its answer is lost; null for no more.</summary>
    protected abstract void LoseAnswers(LostAnswer? how);

    /// <summary>Counts the tickets that are there.</summary>
    protected abstract Task<int> CountAsync();

    /// <summary>Closes a ticket for good.</summary>
    protected abstract Task CloseAsync(string ticketId);

    /// <summary>Lets an agent set where a ticket stands: solved, pending or on hold, in the system's own words.</summary>
    protected abstract Task MoveAsync(string ticketId, TicketStatus state);

    /// <summary>Deletes a ticket.</summary>
    protected abstract Task DeleteAsync(string ticketId);

    /// <summary>Lets an agent say something.</summary>
    protected abstract Task AnswerAsync(string ticketId, string text, bool isPublic);

    /// <summary>True for a help desk that tells how to write to requesters.</summary>
    protected virtual bool TellsRequesters => false;

    /// <summary>Opens the reading of requesters; only where <see cref="TellsRequesters"/> holds. The address of <see cref="Member"/> is <see cref="Address"/>.</summary>
    protected virtual IReadsRequesters OpenRequesters() => throw new InvalidOperationException("The suite says that requesters are told, and opens no reading of them.");

    /// <summary>Address of the member.</summary>
    protected virtual string Address => "ada@example.test";

    async Task IAsyncLifetime.InitializeAsync() => _desk = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await StopAsync();

    [Fact]
    public async Task Whoever_asked_is_reached_at_the_address_that_the_help_desk_has()
    {
        if (!TellsRequesters)
        {
            return;
        }

        var ticket = await OpenAsync("K-1");

        var requester = await OpenRequesters().ReadRequesterAsync(ticket.Key.Value, CancellationToken.None);
        await DeleteAsync(ticket.Key.Value);

        Assert.Equal((Member, Address), (requester?.MemberId, requester?.Address));
        Assert.Null(await OpenRequesters().ReadRequesterAsync(ticket.Key.Value, CancellationToken.None));
        Assert.Null(await OpenRequesters().ReadRequesterAsync("987654321", CancellationToken.None));
    }

    [Fact]
    public async Task An_opened_ticket_belongs_to_the_member_and_keeps_its_key()
    {
        var opened = await OpenAsync("K-1");

        Assert.Equal(Member, opened.MemberId);
        Assert.Equal("K-1", opened.OpenedAs);
        Assert.Equal("I cannot sign in", opened.Subject);
        Assert.True(opened.State is TicketStatus.New or TicketStatus.Open);
        Assert.Equal(opened.Key, (await Desk.ReadAsync(opened.Key.Value, CancellationToken.None))?.Key);
        var said = Assert.Single(await CommentsAsync(opened));
        Assert.True(said is { IsByMember: true, IsPublic: true, Author: null, Text: "The page stays white." });
    }

    [Fact]
    public async Task Opening_twice_under_one_key_gives_one_ticket()
    {
        var first = await OpenAsync("K-1");
        var second = await OpenAsync("K-1");

        Assert.Equal(first.Key, second.Key);
        Assert.Equal(1, await CountAsync());
    }

    [Theory]
    [InlineData(LostAnswer.ServerError)]
    [InlineData(LostAnswer.Reset)]
    public async Task A_ticket_whose_answer_was_lost_is_found_by_its_key_and_not_opened_again(LostAnswer how)
    {
        LoseAnswers(how);
        var lost = await Assert.ThrowsAsync<ConnectorException>(() => OpenAsync("K-1"));
        LoseAnswers(null);

        var found = await Desk.FindAsync("K-1", CancellationToken.None);
        var again = await OpenAsync("K-1");

        Assert.Equal(FailureKind.Transient, lost.Kind);
        Assert.Equal(found?.Key, again.Key);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_key_that_was_never_used_finds_nothing()
    {
        await OpenAsync("K-1");

        Assert.Null(await Desk.FindAsync("K-2", CancellationToken.None));
    }

    [Fact]
    public async Task Somebody_whom_the_help_desk_does_not_know_opens_nothing()
    {
        var refusal = await Assert.ThrowsAsync<ConnectorException>(
            () => Desk.OpenAsync(new NewTicket("K-1", "mls:nobody", "Help", "Please.", null), CancellationToken.None));

        Assert.Equal(FailureKind.Data, refusal.Kind);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_deleted_ticket_is_a_tombstone_and_one_that_never_was_is_nothing()
    {
        var opened = await OpenAsync("K-1");
        await DeleteAsync(opened.Key.Value);

        var deleted = await Desk.ReadAsync(opened.Key.Value, CancellationToken.None);

        Assert.True(deleted is { IsTombstone: true, Subject: null });
        Assert.Equal(opened.Key, deleted!.Key);
        Assert.Empty(await CommentsAsync(opened));
        Assert.Null(await Desk.ReadAsync("987654321", CancellationToken.None));
        Assert.Null(await Desk.ReadAsync("no-number", CancellationToken.None));
    }

    [Theory]
    [InlineData(FailureKind.Configuration)]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    public async Task Each_failure_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind);

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => failing.OpenAsync(NewTicket("K-1"), CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.Equal(kind == FailureKind.Throttled, failure.RetryAt is not null);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_opening_stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Desk.OpenAsync(NewTicket("K-1"), cancelled.Token));
    }

    /// <summary>A ticket of <see cref="Member"/>.</summary>
    protected static NewTicket NewTicket(string key) => new(key, Member, "I cannot sign in", "The page stays white.", null);

    /// <summary>Opens a ticket of <see cref="Member"/>.</summary>
    protected Task<Ticket> OpenAsync(string key) => Desk.OpenAsync(NewTicket(key), CancellationToken.None);

    /// <summary>Opens a ticket as the outbox does: after an unknown outcome it is looked for before it is sent again.</summary>
    protected static async Task OpenPatientlyAsync(ITicketDesk desk, NewTicket ticket)
    {
        for (var isRepeat = false; ; isRepeat = true)
        {
            try
            {
                _ = (isRepeat ? await desk.FindAsync(ticket.Key, CancellationToken.None) : null) ?? await desk.OpenAsync(ticket, CancellationToken.None);
                return;
            }
            catch (ConnectorException error) when (error.Kind == FailureKind.Transient)
            {
            }
        }
    }

    /// <summary>Reads what was said.</summary>
    protected async Task<List<TicketComment>> CommentsAsync(Ticket ticket)
    {
        var comments = new List<TicketComment>();
        await foreach (var comment in Desk.ReadCommentsAsync(ticket.Key.Value, CancellationToken.None))
        {
            comments.Add(comment);
        }

        return comments;
    }
}

/// <summary>How the answer to a write that took effect can be lost.</summary>
public enum LostAnswer
{
    /// <summary>Status 500.</summary>
    ServerError,

    /// <summary>The connection is cut.</summary>
    Reset,
}
