using Bridge.Connectors.Telephony;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>A line without an end is refused by its number; it is never held in memory, and what stands below it counts.</summary>
public sealed class EndlessRowTests
{
    private const int Megabytes = 48;
    private const long MostMemory = 32 << 20;
    private const string Document = """
        version: 1
        record: call
        source: pbx
        columns: { id: Id, offeredAt: { from: At, format: epoch }, outcome: { constant: answered } }
        """;

    [Theory]
    [InlineData("a,")]
    [InlineData("a")]
    public void In_a_table(string piece) => Refuses(CallFiles.Table(Mapping(), "pbx", CollectedCalls.Callers), "Id,At\n", piece, "\n7,1000\n", "the row has no end", 1);

    [Fact]
    public void In_a_queue_log() => Refuses(
        CallFiles.QueueLog("pbx", CollectedCalls.Callers, new QueueLogCarry()), "1000|NONE|NONE|NONE|QUEUESTART|\n", "a|",
        "\n1010|a.1|support|NONE|ENTERQUEUE||1|1\n1025|a.1|support|Agent/2|CONNECT|15|b.1|4\n1100|a.1|support|Agent/2|COMPLETECALLER|15|75|1\n", "the line has no end", 1);

    [Fact]
    public void In_a_queue_log_of_a_database() => Refuses(
        CallFiles.QueueLog("pbx", CollectedCalls.Callers, new QueueLogCarry()), "time,callid,queue_name,agent,event,data1,data2,data3\n", "a,", "\n1000,NONE,NONE,NONE,QUEUESTART,,,\n", "the row has no end", 0);

    [Fact]
    public void In_a_contact_record() => Refuses(CallFiles.Connect("aws", CollectedCalls.Callers), "\n{\"ContactId\":\"", "a", "\"}\n", "the record is too long", 0);

    private static void Refuses(ICallFileReader reader, string start, string piece, string end, string reason, int others)
    {
        var calls = new CollectedCalls();
        using var stream = new PiecesStream(start, piece, Megabytes << 20, end);
        var before = GC.GetAllocatedBytesForCurrentThread();

        reader.Read(stream, "calls.txt", calls, CancellationToken.None);

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MostMemory, "The row was held in memory.");
        var refusal = Assert.Single(calls.Refusals);
        Assert.Equal((2, reason), (refusal.Line, refusal.Reason));
        Assert.Equal(others, calls.Visits.Count);
    }

    private static CallMapping Mapping()
    {
        Assert.Empty(CallMapping.Read("calls.yaml", Document, null, out var mapping));
        return mapping!;
    }
}
