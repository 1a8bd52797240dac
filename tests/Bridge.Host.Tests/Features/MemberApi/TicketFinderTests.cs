using Bridge.Core.Model;
using Bridge.Core.Tickets;
using Bridge.Host.Features.MemberApi;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>A member's list shows each request once, also between its sending and its keeping.</summary>
public sealed class TicketFinderTests : IAsyncLifetime
{
    private const string Desk = "crm";
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-finder-");
    private readonly OutboxStore _outbox;
    private readonly TicketStore _tickets;
    private readonly TicketFinder _finder;

    public TicketFinderTests()
    {
        _outbox = OutboxStore.Open(Path.Combine(_home.FullName, "outbox.db"), TimeProvider.System);
        _tickets = TicketStore.Open(Path.Combine(_home.FullName, "desk.db"), new Dictionary<string, DeskWords> { [Desk] = DeskWords.None });
        _finder = new TicketFinder(
            new MemberDesk
            {
                Connection = Desk, Open = () => throw new InvalidOperationException("A list asks nobody."), Topics = [], GroupOf = _ => null, TagOf = _ => null,
                HandsOff = false, Knows = _ => true, StandingOf = _ => Standing.Unknown, Attachments = new AttachmentRules(null), Sentences = new Dictionary<Standing, string>(),
            },
            _outbox, _tickets, TimeProvider.System);
    }

    [Fact]
    public async Task A_request_is_in_the_list_before_it_is_sent_until_it_is_kept_and_after()
    {
        var request = (await _outbox.AcceptAsync(new NewRequest
        {
            Caller = "portal", CallerKey = "k-1", Kind = RequestKind.Ticket, Desk = Desk, Member = MemberHost.Ada, Subject = "It looks odd", Text = "See.",
        })).Request;
        Assert.Equal((request.Key, "accepted"), Only());

        await _outbox.EndAsync(request, "77");
        Assert.Equal((request.Key, "new"), Only());

        _tickets.Keep([Ticket(TicketStatus.Open)]);
        Assert.Equal((request.Key, "open"), Only());

        _tickets.Keep([Ticket(TicketStatus.Deleted)]);
        Assert.Empty(_finder.List(MemberHost.Ada, 25, null).Tickets);
    }

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _outbox.DisposeAsync();
        _tickets.Dispose();
        _home.Delete(recursive: true);
    }

    private (string Id, string Status) Only()
    {
        var ticket = Assert.Single(_finder.List(MemberHost.Ada, 25, null).Tickets);
        return (ticket.Id, ticket.Status);
    }

    private static Ticket Ticket(TicketStatus state) => new()
    {
        Key = new RecordKey(Desk, "77"), ModifiedAt = DateTimeOffset.UtcNow, CreatedAt = DateTimeOffset.UtcNow, State = state, Subject = "It looks odd", MemberId = MemberHost.Ada,
    };
}
