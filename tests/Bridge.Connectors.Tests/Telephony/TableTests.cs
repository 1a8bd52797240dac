using System.Text;
using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Tests.Telephony;

public class TableTests
{
    private const string Document = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        nulls: ["?", "N/A"]
        columns:
          id: Id
          queue: Queue
          offeredAt: { from: [Day, Time], format: "M/d/yyyy H:mm:ss" }
          wait: { from: Wait, unit: ms }
          talk: { from: Talk, unit: "h:mm:ss" }
          agent: { from: Agent, nulls: [NOBODY] }
          caller: Phone
          outcome: { from: Result, values: { A: answered, H: abandonedQueue } }
        """;

    private const string Heading = "Id,Queue,Day,Time,Wait,Talk,Agent,Phone,Result";

    [Theory]
    [InlineData(',', "\n")]
    [InlineData(';', "\r\n")]
    [InlineData('\t', "\r")]
    public void Delimiters_and_line_ends_are_told_apart(char delimiter, string end)
    {
        var text = $"{Heading}\n1,Help,7/4/2026,9:05:00,1500,0:02:03,ada,202-555-0101,A\n2,Help,7/4/2026,9:06:00,?,,NOBODY,,h\n".Replace(",", delimiter.ToString(), StringComparison.Ordinal).Replace("\n", end, StringComparison.Ordinal);

        var visits = Read(text).Visits;

        Assert.Equal((1.5, 123.0, "ada", CallOutcome.Answered), (visits["1"].WaitSeconds, visits["1"].TalkSeconds, visits["1"].Agent, visits["1"].Outcome));
        Assert.Equal(new DateTimeOffset(2026, 7, 4, 15, 5, 0, TimeSpan.Zero), visits["1"].OfferedAt);
        Assert.Equal((null, null, null, CallOutcome.AbandonedQueue), (visits["2"].WaitSeconds, visits["2"].Agent, visits["2"].CallerKey, visits["2"].Outcome));
    }

    [Fact]
    public void A_mark_of_the_encoding_and_quotes_with_breaks_are_read()
    {
        var calls = new CollectedCalls().Read(
            CallFiles.Table(Mapping(Document), "pbx", CollectedCalls.Callers),
            $"\uFEFF{Heading}\n1,\"Help, \"\"new\"\"\nmembers\",7/4/2026,9:05:00,0,0:01:00,ada,,A\nx\n", new UTF8Encoding(true));

        Assert.Equal("Help, \"new\"\nmembers", calls.Visits["1"].Queue);
        Assert.Equal(4, Assert.Single(calls.Refusals).Line);
    }

    [Theory]
    [InlineData("3/8/2026", "1:59:00", "2026-03-08T08:59:00Z")]
    [InlineData("3/8/2026", "2:30:00", "2026-03-08T09:30:00Z")] // left out: moved by the gap
    [InlineData("3/8/2026", "3:00:00", "2026-03-08T09:00:00Z")]
    [InlineData("11/1/2026", "1:30:00", "2026-11-01T07:30:00Z")] // repeated: the first of the two
    [InlineData("11/1/2026", "2:00:00", "2026-11-01T09:00:00Z")]
    public void Days_on_which_the_clocks_change_are_read_right(string day, string time, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), Read($"{Heading}\n1,q,{day},{time},0,0:01:00,a,,A").Visits["1"].OfferedAt);

    [Theory]
    [InlineData(",q,7/4/2026,9:05:00,0,0:01:00,a,2025550101,A", "id")]
    [InlineData("1,q,4 July,9:05:00,0,0:01:00,a,2025550101,A", "time")]
    [InlineData("1,q,7/4/2026,9:05:00,2025550101x,0:01:00,a,,A", "duration")]
    [InlineData("1,q,7/4/2026,9:05:00,0,61,a,,A", "duration")]
    [InlineData("1,q,7/4/2026,9:05:00,0,0:01:00,a,2025550101,X", "word")]
    [InlineData("1,q,7/4/2026", "columns")]
    public void A_row_that_cannot_be_read_is_named_without_its_content(string row, string code)
    {
        var calls = Read($"{Heading}\n{row}\n2,q,7/4/2026,9:05:00,0,0:01:00,a,,A\n");

        var refusal = Assert.Single(calls.Refusals);
        Assert.Equal(("calls.txt", 2L, code), (refusal.File, refusal.Line, refusal.Code));
        Assert.DoesNotContain("2025550101", refusal.ToString(), StringComparison.Ordinal);
        Assert.Single(calls.Visits);
    }

    [Fact]
    public void A_negative_duration_is_not_known_and_the_call_counts() =>
        Assert.Null(Read($"{Heading}\n1,q,7/4/2026,9:05:00,-3,0:01:00,a,,A").Visits["1"].WaitSeconds);

    [Fact]
    public void A_heading_without_a_mapped_column_names_it()
    {
        var error = Assert.Throws<ConnectorException>(() => Read("Id,Queue\n1,2"));

        Assert.Equal(FailureKind.Configuration, error.Kind);
        Assert.Contains("'Day'", error.Message, StringComparison.Ordinal);
    }

    private static CollectedCalls Read(string text) =>
        new CollectedCalls().Read(CallFiles.Table(Mapping(Document), "pbx", CollectedCalls.Callers), text);

    private static CallMapping Mapping(string document)
    {
        Assert.Empty(CallMapping.Read("calls.yaml", document, null, out var mapping));
        return mapping!;
    }
}
