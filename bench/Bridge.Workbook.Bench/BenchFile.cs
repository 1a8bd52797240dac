using Bridge.Connectors.Http;
using Bridge.Connectors.Workbook;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Settings;

namespace Bridge.Workbook.Bench;

/// <summary>A workbook that is made, and then filled as the engine fills it: batches of 10,000, several at once.</summary>
/// <param name="path">The file.</param>
internal sealed class BenchFile(string path) : IDisposable
{
    private const int Batch = 10_000;

    private readonly WorkbookConnector _connector = new();
    private Connection? _connection;

    /// <summary>Makes the file anew, with its sheet and columns.</summary>
    /// <returns>What writes into it.</returns>
    public async Task<ISink<Member>> MakeAsync()
    {
        File.Delete(path);
        _connection = Connection.Open(
            _connector, new ConnectionSettings("book", new Dictionary<string, string> { ["file"] = path }), TimeProvider.System, new Random(1), new NoJournal());
        _connection.Egress!.Allow(BenchMembers.Shape); // a workbook is written to, so it has a gate
        var sink = ((IOpensSink<Member>)_connector).OpenSink(_connection.Context, BenchMembers.Shape);
        var provisions = (IProvisions)sink;
        foreach (var step in await provisions.PlanAsync(BenchMembers.Shape, CancellationToken.None))
        {
            await provisions.ApplyAsync(step, CancellationToken.None);
        }

        return sink;
    }

    /// <summary>Makes the members' writes.</summary>
    /// <param name="members">How many.</param>
    /// <returns>The batches.</returns>
    public static List<List<Write>> Batches(int members) =>
        [.. Enumerable.Range(0, (members + Batch - 1) / Batch).Select(number => BenchMembers.Batch(number * Batch, Math.Min(Batch, members - (number * Batch))))];

    /// <inheritdoc />
    public void Dispose() => _connection?.Dispose();
}
