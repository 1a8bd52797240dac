using Bridge.Connectors.Telephony;
using Bridge.Mapping.Calls;

namespace Bridge.Connectors.Tests.Telephony;

/// <summary>A duration is taken as the table gives it, and worked out where the table leaves it blank.</summary>
public class GivenTimesTests
{
    private const string Document = """
        version: 1
        record: call
        source: pbx
        zone: Etc/UTC
        columns:
          id: Id
          offeredAt: { from: At, format: "yyyy-MM-dd H:mm:ss" }
          answeredAt: { from: Answer, format: "yyyy-MM-dd H:mm:ss" }
          endedAt: { from: End, format: "yyyy-MM-dd H:mm:ss" }
          wait: Wait
          ivr: Menu
          outcome: { from: Result, values: { answered: answered, abandonedQueue: abandonedQueue, abandonedRing: abandonedRing, timeoutOverflow: timeoutOverflow, voicemail: voicemail } }
        """;

    [Theory]
    [InlineData("9:00:20,9:03:00,7,3,answered", 7.0, 3.0, false)]
    [InlineData("9:00:20,9:03:00,,,answered", 20.0, null, false)]
    [InlineData(",9:00:30,,0,abandonedQueue", 30.0, 0.0, false)]
    [InlineData(",9:00:30,,,abandonedRing", 30.0, null, false)]
    [InlineData(",9:00:40,,,timeoutOverflow", 40.0, null, false)]
    [InlineData(",9:02:00,,,voicemail", null, null, false)] // the message takes its time
    [InlineData(",,,,abandonedQueue", null, null, false)]
    [InlineData("9:00:20,9:03:00,-4,-2,answered", null, null, true)] // given, and no time
    public void A_blank_wait_is_worked_out_and_a_negative_one_is_not_known(string cells, double? wait, double? menus, bool wasInMenus)
    {
        Assert.Empty(CallMapping.Read("calls.yaml", Document.Replace("yyyy-MM-dd H:mm:ss", "yyyy-MM-dd H:mm:ss", StringComparison.Ordinal), null, out var mapping));
        var text = "Id,At,Answer,End,Wait,Menu,Result\n1,9:00:00," + cells;

        var visit = new CollectedCalls().Read(
            CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers), text.Replace(",9:", ",2026-07-01 9:", StringComparison.Ordinal)).Visits["1"];

        Assert.Equal((wait, menus, wasInMenus), (visit.WaitSeconds, visit.IvrSeconds, visit.WasInMenus));
    }

    // From the answer to the end is conversation and hold; who was not answered had none.
    [Theory]
    [InlineData("9:00:20,9:03:00,7,3,answered", "", 160.0)]
    [InlineData("9:00:20,9:03:00,7,3,answered", "30", 130.0)]
    [InlineData("9:00:20,9:03:00,7,3,answered", "200", null)]
    [InlineData(",9:03:00,7,3,answered", "", null)]
    [InlineData("9:00:20,9:03:00,7,3,abandonedQueue", "", null)]
    public void A_blank_conversation_is_worked_out_from_the_instants(string cells, string hold, double? talk)
    {
        Assert.Empty(CallMapping.Read("calls.yaml", Document.Replace("ivr: Menu", "ivr: Menu\n  hold: Hold", StringComparison.Ordinal), null, out var mapping));
        var text = "Id,At,Answer,End,Wait,Menu,Result,Hold\n1,9:00:00," + cells;

        var visit = new CollectedCalls().Read(
            CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers), text.Replace(",9:", ",2026-07-01 9:", StringComparison.Ordinal) + $",{hold}").Visits["1"];

        Assert.Equal(talk, visit.TalkSeconds);
        Assert.True(mapping!.Inputs.HasFlag(Bridge.Core.Calls.CallInputs.Talk));
    }

    [Fact]
    public void An_instant_may_be_told_by_the_time_since_another()
    {
        Assert.Empty(CallMapping.Read(
            "calls.yaml",
            Document.Replace("answeredAt: { from: Answer, format: \"yyyy-MM-dd H:mm:ss\" }", "answeredAt: { from: Answer, unit: min, after: offeredAt }", StringComparison.Ordinal), null, out var mapping));

        var visit = new CollectedCalls().Read(
            CallFiles.Table(mapping!, "pbx", CollectedCalls.Callers), "Id,At,Answer,End,Wait,Menu,Result\n1,2026-07-01 9:00:00,1.5,,,,answered").Visits["1"];

        Assert.Equal((visit.OfferedAt.AddSeconds(90), 90.0), (visit.AnsweredAt, visit.WaitSeconds));
    }
}
