using Bridge.Core.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Measures.Sums;

/// <summary>A store of invented calls whose sums are counted, over two months in which the clocks change.</summary>
public sealed class CountedCalls : IDisposable
{
    internal const int Visits = 4000;

    private static readonly DateTimeOffset _first = new(2026, 2, 20, 6, 0, 0, TimeSpan.Zero);

    public CountedCalls()
    {
        Store = MeasureStore.Open(Path);
        Store.SetZone("America/Denver"); // its clocks change on 8 March 2026
        Deliver(Invent(new Random(3)));
    }

    /// <summary>Spans and groupings: whole months, months with days around them, and what only single days or the calls can answer.</summary>
    public static TheoryData<string, string, string> Questions { get; } = new()
    {
        { "2026-02-01", "2026-05-31", "" },
        { "2026-03-01", "2026-03-31", "queue" },
        { "2026-02-25", "2026-04-12", "agent" },
        { "2026-02-25", "2026-04-12", "month,queue" },
        { "2026-02-20", "2026-04-30", "month,agent" },
        { "2026-02-20", "2026-04-30", "queue,agent" },
        { "2026-02-20", "2026-04-30", "hour" },
        { "2026-03-01", "2026-04-30", "month,hour,queue" },
        { "2026-03-05", "2026-04-29", "day" },
        { "2026-03-05", "2026-04-29", "week,queue" },
        { "2026-03-05", "2026-04-29", "weekday,hour" },
        { "2026-04-20", "2026-04-30", "day,agent" },
        { "2026-02-20", "2026-04-30", "quarter,queue" },
        { "2026-02-20", "2026-04-30", "year,agent" },
        { "2026-03-05", "2026-03-20", "hour,agent" },
        { "2026-02-25", "2026-04-12", "topic" },
        { "2026-02-20", "2026-04-30", "month,topic" },
        { "2026-03-05", "2026-03-20", "weekday,topic" },
        { "2026-03-05", "2026-03-20", "topic,queue" },
        { "2026-02-01", "2026-04-30", "queue,topic" },
        { "2026-02-25", "2026-04-12", "month,topic,agent" },
        { "2026-03-01", "2026-03-31", "hour,topic" },
        { "2026-02-01", "2026-03-31", "agent,quarter,hour" },
        { "2026-02-20", "2026-04-30", "year,hour,agent" },
        { "2026-03-01", "2026-03-31", "queue,agent,topic" },
        { "2026-03-01", "2026-03-31", "weekday,hour,topic" },
    };

    internal string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    internal MeasureStore Store { get; }

    public void Dispose()
    {
        Store.Dispose();
        File.Delete(Path);
    }

    internal static List<CallVisit> Invent(Random random) =>
    [
        .. Enumerable.Range(0, Visits).Select(one => new CallVisit
        {
            Source = "test",
            SourceId = $"{one}",
            ContactId = $"{(one % 9 == 0 ? one + 1 : one)}", // some calls have two visits
            Inputs = CallInputs.Wait | CallInputs.AbandonWait | CallInputs.Caller | CallInputs.Agent | CallInputs.Talk,
            Direction = CallDirection.Inbound,
            Channel = one % 20 == 0 ? "chat" : "voice",
            Queue = $"queue {random.Next(3)}",
            Agent = $"agent {random.Next(4)}",
            CallerKey = random.Next(10) == 0 ? null : $"{random.Next(1, 300):x16}",
            OfferedAt = _first.AddMinutes((one * 24) + random.Next(20)),
            Outcome = random.Next(5) == 0 ? CallOutcome.AbandonedQueue : CallOutcome.Answered,
            WaitSeconds = random.Next(200),
            Topic = one % 7 == 0 ? null : $"topic {one % 3}",
            TalkSeconds = one % 13 == 0 ? null : one * 37 % 601,
        }),
    ];

    internal void Deliver(List<CallVisit> visits)
    {
        var intake = new VisitIntake(Store, refusal => Assert.Fail(refusal.ToString()));
        visits.ForEach(intake.Add);
        intake.Flush();
        Rollups.Refresh(Store, default);
    }

    internal List<string> Rows() => Store.Read(connection => connection.Query(
        "SELECT grain, slot, channel, hours, hex(rows) FROM rollup ORDER BY 1, 2, 3, 4",
        row => string.Join(' ', Enumerable.Range(0, 5).Select(row.GetValue))));

    internal KpiQuery Query(string from, string to, string by, string kpi) => new KpiQuestion
    {
        From = from,
        To = to,
        By = by.Length == 0 ? [] : [by],
        Kpis = [kpi],
    }.ToQuery(Store);
}
