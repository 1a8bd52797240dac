using Bridge.Connectors.Workbook;
using Bridge.Connectors.Workbook.Desk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Core.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>A workbook with two members and the sheets of a help desk.</summary>
internal sealed class DeskFolder : IDisposable
{
    public const string Member = "mls:M0000001";
    public const string OtherMember = "mls:M0000002";

    private static readonly TargetShape _members = new([new() { Name = "Name" }, new() { Name = "MLS member ID" }, new() { Name = "E-mail" }]);

    public WorkbookFolder Folder { get; } = new();

    public string File => Folder.File;

    public Person Person => new(File);

    public static async Task<DeskFolder> StartAsync()
    {
        var desk = new DeskFolder();
        var sink = await desk.Folder.StartAsync<Member>(_members);
        await sink.WriteAsync([NewMember(1, "Ada Ramirez"), NewMember(2, "Ben Okafor")], CancellationToken.None);
        var source = (IProvisions)desk.OpenSource();
        foreach (var step in await source.PlanAsync(new TargetShape([]), CancellationToken.None))
        {
            await source.ApplyAsync(step, CancellationToken.None);
        }

        return desk;
    }

    public ISource<Ticket> OpenSource(int pageSize = 10, IEgressJournal? journal = null) => new WorkbookTicketSource(new WorkbookSession(Connect(journal)), pageSize);

    public ITicketDesk OpenDesk(DeskWords? words = null, IEgressJournal? journal = null) => Folder.Connector.OpenDesk(Connect(journal), words ?? DeskWords.None);

    public ConnectionContext Connect(IEgressJournal? journal = null) => Folder.Connect(_members, journal);

    /// <summary>Reads to the end, from a cursor or from the beginning.</summary>
    public async Task<(List<Ticket> Tickets, List<RefusedRow> Refused, Cursor Next)> ReadAsync(Cursor? from = null)
    {
        var (tickets, refused, next) = (new List<Ticket>(), new List<RefusedRow>(), from ?? default);
        await foreach (var page in OpenSource().ReadAsync(from is { } cursor ? ReadRequest.Since(cursor) : ReadRequest.Full, CancellationToken.None))
        {
            tickets.AddRange(page.Records);
            refused.AddRange(page.Refused);
            next = page.Next;
        }

        return (tickets, refused, next);
    }

    public void Dispose() => Folder.Dispose();

    private static Write NewMember(int number, string name) => new(
        $"mls:M000000{number}",
        new MappedRecord(_members) { [0] = FieldValue.Text(name), [1] = FieldValue.Text($"A{number}"), [2] = FieldValue.Text($"member{number}@example.test") },
        true,
        null);
}
