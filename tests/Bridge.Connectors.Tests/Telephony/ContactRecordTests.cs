using System.IO.Compression;
using System.Text;
using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;

namespace Bridge.Connectors.Tests.Telephony;

public class ContactRecordTests
{
    private const string Answered = """
        {"ContactId":"c-1","InitialContactId":null,"InitiationMethod":"INBOUND","Channel":"VOICE","InitiationTimestamp":"2026-03-01T10:00:00Z",
         "DisconnectTimestamp":"2026-03-01T10:05:00Z","LastUpdateTimestamp":"2026-03-01T10:06:00Z","AgentConnectionAttempts":3,
         "Queue":{"Name":"Support","EnqueueTimestamp":"2026-03-01T10:00:20Z","Duration":40},
         "Agent":{"Username":"ada","ConnectedToAgentTimestamp":"2026-03-01T10:01:00Z","AgentInteractionDuration":200,"CustomerHoldDuration":40,"AfterContactWorkDuration":30},
         "CustomerEndpoint":{"Address":"+12025550101","Type":"TELEPHONE_NUMBER"},"TransferCompletedTimestamp":"2026-03-01T10:05:00Z",
         "TransferredToEndpoint":{"Address":"+12025550199","Type":"TELEPHONE_NUMBER"},"Attributes":{"note":"private } \" {"}}
        """;

    [Fact]
    public void A_record_becomes_a_visit_with_hold_apart_from_talk()
    {
        var visit = Assert.Single(Read(Answered).Visits).Value;

        Assert.Equal((CallOutcome.Answered, "Support", "ada"), (visit.Outcome, visit.Queue, visit.Agent));
        Assert.Equal((20.0, 40.0, 200.0, 40.0, 30.0), (visit.IvrSeconds, visit.WaitSeconds, visit.TalkSeconds, visit.HoldSeconds, visit.WrapSeconds));
        Assert.Equal((2, TransferKind.ToExternal), (visit.MissedOffers, visit.Transfer));
        Assert.DoesNotContain("5550", visit.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("private", visit.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{0},{1}]")]
    [InlineData("{0}\n{1}\n")]
    [InlineData("{0}{1}")]
    public void Arrays_lines_and_joined_records_are_read_alike(string form)
    {
        var second = Answered.Replace("c-1", "c-2", StringComparison.Ordinal);
        var text = form.Replace("{0}", Answered, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal);

        Assert.Equal(["c-1", "c-2"], Read(text).Visits.Keys.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_newest_update_wins_in_either_order(bool isNewestFirst)
    {
        var newer = Answered.Replace("10:06:00", "10:30:00", StringComparison.Ordinal).Replace("\"AfterContactWorkDuration\":30", "\"AfterContactWorkDuration\":90", StringComparison.Ordinal);

        Assert.Equal(90, Assert.Single(Read(isNewestFirst ? newer + Answered : Answered + newer).Visits).Value.WrapSeconds);
    }

    [Theory]
    [InlineData("\"InitiationMethod\":\"INBOUND\"", CallOutcome.AbandonedIvr, null)]
    [InlineData("\"InitiationMethod\":\"INBOUND\",\"Queue\":{\"Name\":\"q\",\"Duration\":5}", CallOutcome.AbandonedQueue, null)]
    [InlineData("\"InitiationMethod\":\"INBOUND\",\"NextContactId\":\"n\",\"Queue\":{\"Name\":\"q\",\"Duration\":5}", CallOutcome.TimeoutOverflow, null)]
    [InlineData("\"InitiationMethod\":\"CALLBACK\",\"PreviousContactId\":\"p\",\"Queue\":{\"Name\":\"q\",\"Duration\":5}", CallOutcome.AbandonedQueue, "p")]
    public void What_is_not_answered_says_how_it_ended(string part, CallOutcome outcome, string? callbackOf)
    {
        var visit = Assert.Single(Read("{\"ContactId\":\"c\",\"InitiationTimestamp\":\"2026-03-01T10:00:00Z\",\"DisconnectTimestamp\":\"2026-03-01T10:05:00Z\"," + part + "}").Visits).Value;

        Assert.Equal((outcome, callbackOf), (visit.Outcome, visit.CallbackOf));
    }

    [Fact]
    public void A_leg_of_a_transfer_belongs_to_the_first_contact() =>
        Assert.Equal("c-0", Assert.Single(Read(Answered.Replace("\"InitialContactId\":null", "\"InitialContactId\":\"c-0\"", StringComparison.Ordinal)).Visits).Value.ContactId);

    [Fact]
    public void A_bad_record_is_named_without_its_content_and_the_others_count()
    {
        const string bad = """
            {"ContactId":"","CustomerEndpoint":{"Address":"+12025550101"}}
            {"ContactId":"c","InitiationTimestamp":"+12025550101"}
            {"ContactId":+12025550101}
            """;

        var calls = Read($"{bad}\n{Answered}\n{{\"ContactId\":\"torn");
        Assert.Equal(["1 id", "2 time", "3 json", "10 json"], calls.Refusals.Select(one => $"{one.Line} {one.Code}"));
        Assert.DoesNotContain("5550", string.Concat(calls.Refusals), StringComparison.Ordinal);
        Assert.Single(calls.Visits);
    }

    [Fact]
    public void A_packed_file_is_unpacked_while_it_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var gzip = new GZipStream(File.Create(path), CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Answered));
        }

        var calls = new CollectedCalls();
        using (var stream = CallFiles.Open(path))
        {
            CallFiles.Connect("connect", CollectedCalls.Callers).Read(stream, path, calls, CancellationToken.None);
        }

        File.Delete(path);
        Assert.Single(calls.Visits);
    }

    private static CollectedCalls Read(string text) => new CollectedCalls().Read(CallFiles.Connect("connect", CollectedCalls.Callers), text);
}
