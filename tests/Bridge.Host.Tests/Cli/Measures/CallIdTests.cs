using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Visits;

namespace Bridge.Host.Tests.Cli.Measures;

/// <summary>Which ids of calls are kept, and that each is that of its call.</summary>
public sealed class CallIdTests : IDisposable
{
    private readonly MeasureFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_phone_systems_own_id_is_found_again_and_only_beside_its_call()
    {
        await ImportAsync("id: Id\n  contact: Call", "Id,Call,At,Number\n1,c-17,2026-03-02 09:00,1\n2,c-17,2026-03-02 09:20,1\n3,c-18,2026-03-02 09:01,2\n");
        await ImportAsync("id: Id\n  contact: Call", "Id,Call,At,Number\n3,c-19,2026-03-02 09:02,2\n4,c-20,2026-03-02 09:03,3\n"); // the third corrected, another added

        Assert.Equal(["c-17", "c-19", "c-20", "c-17"], Ids());
    }

    [Theory]
    [InlineData("id: Id", "4111111111111111")] // a card number
    [InlineData("id: Id", "+13035555514")]
    [InlineData("id: Id", "with a space")]
    [InlineData("id: [Number, At]", "7")] // tells who called
    public async Task What_tells_a_person_is_no_id(string columns, string id)
    {
        await ImportAsync(columns, $"Id,Call,At,Number\n{id},,2026-03-02 09:00,3035555514\n");

        Assert.Equal([null], Ids());
    }

    private List<string?> Ids()
    {
        using var store = MeasureStore.Open(Path.Combine(_folder.Data, "measures.db"));
        return store.Read(connection =>
        {
            var visits = new List<Core.Kpis.Calls.CallFacts>();
            VisitBlocks.Read(connection, 0, long.MaxValue, (_, block) => visits.AddRange(block));
            return visits.OrderBy(visit => visit.OfferedAt).Select(visit => CallIds.Find(connection, store.Words, visit)).ToList();
        });
    }

    private Task<CliRun> ImportAsync(string columns, string rows) => _folder.RunAsync(
        0, "import", "calls", _folder.Write("c.csv", rows), "--format", "csv", "--mapping", _folder.Write(
            "c.yaml",
            $"version: 1\nrecord: call\nsource: pbx\nzone: America/Denver\nnulls: [\"\"]\ncolumns:\n  {columns}\n  offeredAt: {{ from: At, format: \"yyyy-MM-dd HH:mm\" }}\n  outcome: {{ constant: answered }}\n  caller: Number\n"));
}
