namespace Bridge.Host.Cli.Demo.Crms;

/// <summary>An Excel workbook, for an MLS without a CRM: its representatives work in the sheets.</summary>
/// <param name="folder">A folder of its own, gone when this is disposed.</param>
internal sealed class DemoWorkbook(DirectoryInfo folder) : IDemoCrm
{
    private const string Tickets = "Tickets";
    private const string Ticket = "Ticket";
    private static readonly string[] _representatives = ["Rosa Delgado", "Ken Ito"];
    private int _asked;

    /// <inheritdoc />
    public string Name => "workbook";

    /// <inheritdoc />
    public string Title => "the workbook";

    /// <inheritdoc />
    public string Place => Path.Combine(folder.FullName, "members.xlsx");

    /// <inheritdoc />
    public string Connection => $"type: workbook, file: \"{Place}\"";

    private DemoBook Book => new(Place);

    /// <summary>Chooses a place; the bridge makes the file.</summary>
    /// <returns>The CRM; the caller disposes it.</returns>
    public static Task<IDemoCrm> StartAsync() => Task.FromResult<IDemoCrm>(new DemoWorkbook(Directory.CreateTempSubdirectory("bridge-demo-book-")));

    /// <inheritdoc />
    public Task<IReadOnlyDictionary<string, int>> StandingsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, int>>(
        Book.Column("Members", "Standing").CountBy(word => word).ToDictionary(StringComparer.Ordinal));

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> MembersAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([.. Book.Column("Members", "Bridge key").Take(most)]);

    /// <inheritdoc />
    /// <remarks>Somebody at the counter types what the member asks into a new row, with a number of the office's own.</remarks>
    public Task<string> AskAsync(string member, CancellationToken cancellationToken)
    {
        var number = $"DEMO-{++_asked}";
        Book.Add(Tickets, (Ticket, number), ("Subject", "I cannot sign in"), ("Member", member), ("Channel", "counter"));
        return Task.FromResult(number);
    }

    /// <inheritdoc />
    public Task SolveAsync(string ticket, int number, CancellationToken cancellationToken)
    {
        var representative = _representatives[number % _representatives.Length];
        Book.Add("Comments", (Ticket, ticket), ("From", "Office"), ("Name", representative), ("Member sees it", "yes"), ("Text", "Done."));
        Book.Type(Tickets, ticket, ("State", "Solved"), ("Handled by", representative));
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task<string> EscalationAsync(CancellationToken cancellationToken) => Task.FromResult("Level II"); // a word in a column

    /// <inheritdoc />
    public Task<int> CountTicketsAsync(string subject, CancellationToken cancellationToken) =>
        Task.FromResult(Book.Column(Tickets, "Subject").Count(text => text.StartsWith(subject, StringComparison.Ordinal)));

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
