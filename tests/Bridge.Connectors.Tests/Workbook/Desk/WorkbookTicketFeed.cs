using Bridge.ConnectorKit.Tickets;

namespace Bridge.Connectors.Tests.Workbook.Desk;

/// <summary>A workbook whose tickets people type.</summary>
internal sealed class WorkbookTicketFeed(DeskFolder folder) : TicketFeed
{
    private readonly SortedDictionary<string, string> _rows = new(StringComparer.Ordinal);
    private int _versions;
    private int _numbers;

    public DeskFolder Folder => folder;

    public override IReadOnlyList<string> Secrets { get; } = ["Ada Ramirez", "member1@example.test", "Subject 1"];

    public override IReadOnlyDictionary<string, string> Rows => _rows;

    public override void Plant(int count)
    {
        for (var number = 0; number < count; number++)
        {
            Open($"Subject {++_versions}", DeskFolder.Member);
        }
    }

    public override string Open(string subject, string? memberId)
    {
        var number = $"N-{++_numbers:D4}"; // people may use numbers of their own
        folder.Person.Add("Tickets", ("Ticket", number), ("Subject", subject), ("Member", memberId ?? ""));
        _rows[$"book:{number}"] = subject;
        return $"book:{number}";
    }

    public override void Change(string externalId)
    {
        var subject = $"Subject {++_versions}";
        folder.Person.Type("Tickets", IdOf(externalId), ("Subject", subject));
        _rows[externalId] = subject;
    }

    public override void Solve(string externalId)
    {
        folder.Person.Type("Tickets", IdOf(externalId), ("State", "Solved"), ("Handled by", "Anna"));
        folder.Person.Add("Comments", ("Ticket", IdOf(externalId)), ("Text", "Done."), ("Member sees it", "yes"));
    }

    public override bool Merge(string externalId, string into) => false;

    public override void Remove(string externalId)
    {
        folder.Person.Delete("Tickets", IdOf(externalId));
        _rows.Remove(externalId);
    }

    public override void Break() => File.Move(folder.File, $"{folder.File}.away");

    public override void Mend() => File.Move($"{folder.File}.away", folder.File);

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string IdOf(string externalId) => externalId["book:".Length..];
}
