using System.Text;
using Bridge.Core.Connectors;
using Bridge.Core.Files;
using Bridge.Core.Tickets;

namespace Bridge.ConnectorKit.Tickets;

/// <summary>What every way for files into a help desk must keep.</summary>
public abstract class UploadConformance : IAsyncLifetime
{
    /// <summary>A member whom the help desk knows.</summary>
    protected const string Member = "mls:M0000001";

    private static readonly FileKind _text = FileKinds.OfMediaType("text/plain")!; // a known kind

    private (IUploads Uploads, ITicketDesk Desk)? _system;

    /// <summary>Texts that no message may ever hold.</summary>
    protected abstract IReadOnlyList<string> Secrets { get; }

    private IUploads Uploads => _system?.Uploads ?? throw new InvalidOperationException("The system is not started yet.");

    private ITicketDesk Desk => _system?.Desk ?? throw new InvalidOperationException("The system is not started yet.");

    /// <summary>Starts a help desk that knows the member and holds no ticket.</summary>
    protected abstract Task<(IUploads Uploads, ITicketDesk Desk)> StartAsync();

    /// <summary>Stops it.</summary>
    protected abstract Task StopAsync();

    /// <summary>Opens a way into a help desk that fails in one way.</summary>
    protected abstract Task<IUploads> OpenFailingAsync(FailureKind kind);

    /// <summary>Reads the files of a ticket beside the connector: name and content, in their order.</summary>
    protected abstract Task<IReadOnlyList<(string Name, byte[] Content)>> StoredAsync(string ticketId);

    async Task IAsyncLifetime.InitializeAsync() => _system = await StartAsync();

    async Task IAsyncLifetime.DisposeAsync() => await StopAsync();

    [Fact]
    public async Task Files_come_with_the_ticket_byte_for_byte_in_their_order()
    {
        byte[] odd = [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 256).Select(value => (byte)value)];
        var first = await Uploads.UploadAsync("Pacht & Co (ä) 100%.pdf", FileKinds.OfMediaType("application/pdf")!, odd, CancellationToken.None); // a known kind
        var second = await UploadAsync("b.txt", "two");

        var ticket = await OpenAsync("K-1", [first.Token, second.Token]);

        var stored = await StoredAsync(ticket.Key.Value);
        Assert.Equal(["Pacht & Co (ä) 100%.pdf", "b.txt"], stored.Select(file => file.Name));
        Assert.Equal(odd, stored[0].Content);
        Assert.Equal("two"u8.ToArray(), stored[1].Content);
    }

    [Fact]
    public async Task Files_come_with_a_comment_and_are_named_where_it_is_read()
    {
        var ticket = await OpenAsync("K-1", []);
        var file = await UploadAsync("screen.txt", "words");

        await Desk.CommentAsync(new NewComment("C-1", ticket.Key.Value, Member, "See the file.") { Uploads = [file.Token] }, CancellationToken.None);

        var names = new List<string>();
        await foreach (var comment in Desk.ReadCommentsAsync(ticket.Key.Value, CancellationToken.None))
        {
            names.Add(string.Join(',', comment.Files));
        }

        Assert.Equal(["", "screen.txt"], names);
    }

    [Fact]
    public async Task What_is_handed_over_twice_comes_once()
    {
        await UploadAsync("a.txt", "one");
        var again = await UploadAsync("a.txt", "one");

        var ticket = await OpenAsync("K-1", [again.Token]);
        var same = await OpenAsync("K-1", [again.Token]);

        Assert.Equal(ticket.Key, same.Key);
        Assert.Single(await StoredAsync(ticket.Key.Value));
    }

    [Fact]
    public async Task It_tells_until_when_a_file_can_be_used() =>
        Assert.InRange((await UploadAsync("a.txt", "one")).Until - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(10), TimeSpan.FromDays(30));

    [Theory]
    [InlineData(FailureKind.Configuration)]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.Throttled)]
    public async Task Each_failure_has_its_kind_a_way_out_and_no_secret(FailureKind kind)
    {
        var failing = await OpenFailingAsync(kind);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => failing.UploadAsync("private.txt", _text, "secret words"u8.ToArray(), CancellationToken.None));

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Remedy);
        Assert.All([.. Secrets, "private.txt", "secret words"], secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    private Task<Upload> UploadAsync(string name, string text) => Uploads.UploadAsync(name, _text, Encoding.UTF8.GetBytes(text), CancellationToken.None);

    private Task<Ticket> OpenAsync(string key, IReadOnlyList<string> uploads) =>
        Desk.OpenAsync(new NewTicket(key, Member, "With a file", "See the file.", null) { Uploads = uploads }, CancellationToken.None);
}
