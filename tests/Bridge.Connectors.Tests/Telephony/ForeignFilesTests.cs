using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>Files as other countries and other programs write them: one more line in the mapping, and no change of the file.</summary>
public class ForeignFilesTests
{
    private const string Document = """
        version: 1
        record: call
        source: pbx
        zone: America/Denver
        file: { delimiter: semicolon }
        columns:
          id: Id
          offeredAt: { from: At, format: iso }
          wait: { from: Wait, unit: s }
          talk: { from: Talk, unit: "hh:mm:ss" }
          count: Calls
          outcome: { from: Result, values: { Answered: answered, Missed: abandonedQueue } }
        """;

    [Theory]
    [InlineData("comma", "90,5", 90.5)]
    [InlineData("comma", "1.234,5", 1234.5)]
    [InlineData("comma", "12\u00a0345", 12345.0)]
    [InlineData("point", "1,234.5", 1234.5)]
    [InlineData("point", "90.5", 90.5)]
    [InlineData(null, "90.5", 90.5)]
    public void The_mapping_says_what_stands_before_decimals(string? decimals, string wait, double seconds) =>
        Assert.Equal(seconds, Read($"1;2026-03-01 10:00;{wait};;1;Answered", decimals is null ? "" : $", decimals: {decimals}").Visits["1"].WaitSeconds);

    [Theory]
    [InlineData("comma", "1.23,5")] // two digits behind a sign of thousands
    [InlineData("comma", "1,2,3")]
    [InlineData("point", "1,2345")]
    [InlineData("point", "90,5")]
    public void A_sign_in_a_wrong_place_is_no_number(string decimals, string wait) =>
        Assert.Equal("duration", Assert.Single(Read($"1;2026-03-01 10:00;{wait};;1;Answered", $", decimals: {decimals}").Refusals).Code);

    [Fact]
    public void A_comma_of_which_the_mapping_says_nothing_is_refused_with_what_to_write() =>
        Assert.EndsWith("write 'file: { decimals: comma }' into the mapping, where it parts thousands 'file: { decimals: point }'", Assert.Single(Read("1;2026-03-01 10:00;90,5;;1;Answered").Refusals).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("46082.41667", true)]
    [InlineData("46082", true)]
    [InlineData("2026", false)]
    [InlineData("1 March", false)]
    public void A_spreadsheets_own_number_of_a_day_is_refused_with_what_to_do_there(string offered, bool isSerial)
    {
        var refusal = Assert.Single(Read($"1;{offered};90;;1;Answered").Refusals);

        Assert.Equal("time", refusal.Code);
        Assert.Equal(isSerial, refusal.Reason.EndsWith("such as yyyy-mm-dd, and save it as CSV again", StringComparison.Ordinal));
        Assert.DoesNotContain(offered, refusal.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0:01:30", 90.0)]
    [InlineData("75:30", 4530.0)]
    [InlineData("0:01:30,5", 90.5)]
    [InlineData("1.02:03:04", 93784.0)] // a day, two hours ...
    [InlineData("-0:00:05", null)] // less than nothing is not known, and the call counts all the same
    public void Durations_with_colons_have_days_and_signs(string talk, double? seconds)
    {
        var calls = Read($"1;2026-03-01 10:00;5;{talk};1;Answered");

        Assert.Equal((seconds, 0), (calls.Visits["1"].TalkSeconds, calls.Refusals.Count));
    }

    [Theory]
    [InlineData("1.5.2:00:00")]
    [InlineData("0:75:00")]
    [InlineData("1:2:3:4")]
    [InlineData("-")]
    public void What_is_no_duration_is_refused(string talk) =>
        Assert.Equal("duration", Assert.Single(Read($"1;2026-03-01 10:00;5;{talk};1;Answered").Refusals).Code);

    [Fact]
    public void A_whole_number_may_be_written_with_decimals() => Assert.Equal(3, Read("1;2026-03-01 10:00;5;;3.0;Answered").Visits["1"].Count);

    [Theory]
    [InlineData("2026-03-01 10:00", ", zone: Etc/UTC", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01 10:00", "", "2026-03-01T17:00:00Z")]
    [InlineData("2026-03-01 10:00:00 UTC", "", "2026-03-01T10:00:00Z")]
    [InlineData("2026-03-01 10:00:00-0500", ", zone: Etc/UTC", "2026-03-01T15:00:00Z")]
    public void The_clock_of_a_file_need_not_be_the_desks(string at, string file, string instant) =>
        Assert.Equal(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), Read($"1;{at};5;;1;Answered", file).Visits["1"].OfferedAt);

    [Theory]
    [InlineData("Calls of March;;\n\nMade by;Ann\n", ", heading: 4", 6)]
    [InlineData("\r\n  \r\n", "", 5)]
    public void A_title_stands_above_the_heading(string title, string file, int line)
    {
        var calls = Read("1;2026-03-01 10:00;5;;1;Answered\nx;never;5;;1;Answered", file, title);

        Assert.Equal((1, line), (calls.Visits.Count, Assert.Single(calls.Refusals).Line));
    }

    [Fact]
    public void A_word_that_is_not_listed_is_told_with_those_that_are() =>
        Assert.Contains("(Answered, Missed)", Assert.Single(Read("1;2026-03-01 10:00;5;;1;Secret").Refusals).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("Support;ann", CallOutcome.Answered)]
    [InlineData("Support;", CallOutcome.AbandonedQueue)]
    [InlineData(";ann", CallOutcome.AbandonedIvr)]
    [InlineData(";", CallOutcome.Blocked)]
    public void Which_of_several_columns_holds_nothing_may_tell_how_a_call_ended(string cells, CallOutcome outcome)
    {
        Assert.Empty(CallMapping.Read(
            "calls.yaml",
            Document.Replace("from: Result, values: { Answered: answered, Missed: abandonedQueue }", "from: [Queue, Agent], values: { \"-*\": abandonedIvr, \"Support -\": abandonedQueue, \"Support*\": answered, \"\": blocked }", StringComparison.Ordinal), null, out var mapping));

        var calls = new CollectedCalls().Read(CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers), $"Id;At;Wait;Talk;Calls;Queue;Agent\n1;2026-03-01 10:00;5;;1;{cells}\n");

        Assert.Equal(outcome, calls.Visits["1"].Outcome);
    }

    private static CollectedCalls Read(string rows, string file = "", string title = "")
    {
        Assert.Empty(CallMapping.Read("calls.yaml", Document.Replace("semicolon }", $"semicolon{file} }}", StringComparison.Ordinal), null, out var mapping));
        return new CollectedCalls().Read(CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers), $"{title}Id;At;Wait;Talk;Calls;Result\n{rows}\n");
    }
}
