using System.Globalization;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>Calls that come in pieces, in any order and again, give the figures of the whole, by everything that they can be grouped by.</summary>
public sealed class CallMergeTests : IDisposable
{
    private const int Visits = 200; // until 19 April, so that February and March have come to rest

    private static readonly string[] _groups =
        ["", "year", "quarter", "month", "week", "day", "weekday", "hour", "day,hour", "queue", "agent", "topic", "agent,hour", "queue,topic", "agent,topic", "month,hour,topic", "weekday,agent", "quarter,queue"];

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Any_split_order_and_replacement_gives_the_same_figures_by_every_group()
    {
        var visits = Invent(new Random(11));
        var right = Figures(Enumerable.Range(0, Visits).Select(place => visits[place]));

        Assert.True(right.Count > 500, $"{right.Count} figures");
        Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, Visits).ToArray()).Two().ToArbitrary(), orders =>
            Assert.Equal(right, Figures(
            [
                .. orders.Item1.Take(Visits / 2).Select(place => visits[place] with { Outcome = CallOutcome.Blocked, Queue = "old", Revision = -1 }), // replaced later
                .. orders.Item2.Select(place => visits[place]),
                .. orders.Item1.Take(Visits / 4).Select(place => visits[place]),
            ]))).Check(Config.QuickThrowOnFailure.WithMaxTest(3));
    }

    private List<string> Figures(IEnumerable<CallVisit> visits)
    {
        using var store = MeasureStore.Open(Path.Combine(_folder, Path.GetRandomFileName()));
        store.SetZone("America/Denver");
        foreach (var piece in visits.Chunk(70))
        {
            var intake = new VisitIntake(store, refusal => Assert.Fail(refusal.ToString()));
            Array.ForEach(piece, intake.Add);
            intake.Flush();
            Rollups.Refresh(store, default);
        }

        return
        [
            .. from word in _groups
               from row in KpiReport.Answer(store, Query(word))
               select string.Create(CultureInfo.InvariantCulture, $"{word}: {string.Join('|', row.Group)} {row.Kpi.Id} {row.Figure.Variant} {row.Figure.Value:R} {row.Figure.Numerator:R} {row.Figure.Denominator:R} {row.Figure.N} {row.Figure.State}"),
        ];
    }

    private static KpiQuery Query(string by)
    {
        var dimensions = KpiWordLists.ReadDimensions(by.Length == 0 ? [] : [by], "by");
        int Day(int month, int day) => new DateOnly(2026, month, day).DayNumber - LocalSlot.Epoch;
        return new KpiQuery
        {
            FirstDay = Day(2, 20), LastDay = Day(4, 15), By = dimensions,
            Kpis = KpiWordLists.ReadKpis([.. KpiCatalogue.All.Where(kpi => kpi.Variants.All(variant => variant.Desk is null) && (kpi.Id != "callbackWait" || !GroupedMeasures.NeedsVisits(dimensions.ToHashSet()))).Select(kpi => kpi.Id)], ["all"], dimensions).Kpis,
        };
    }

    private static List<CallVisit> Invent(Random random) =>
    [
        .. Enumerable.Range(0, Visits).Select(one => new CallVisit
        {
            Source = "test",
            SourceId = $"{one}",
            ContactId = $"{(one % 5 == 0 ? one + 1 : one)}",
            Inputs = (CallInputs)1023,
            Direction = one % 11 == 0 ? CallDirection.Outbound : CallDirection.Inbound,
            CallbackOf = one % 11 == 0 && one % 2 == 0 && one > 6 ? $"{one - 5}" : null,
            Queue = $"queue {random.Next(2)}",
            Agent = $"agent {random.Next(3)}",
            Topic = random.Next(3) == 0 ? null : $"topic {random.Next(3)}",
            CallerKey = random.Next(10) == 0 ? null : $"{random.Next(1, 30):x16}",
            OfferedAt = new DateTimeOffset(2026, 2, 20, 12, 0, 0, TimeSpan.Zero).AddMinutes((one * 420) + random.Next(300)), // over the change of clocks on 8 March
            Outcome = (CallOutcome)random.Next(Enum.GetValues<CallOutcome>().Length),
            WaitSeconds = random.Next(1000),
            TalkSeconds = random.Next(2) == 0 ? null : random.Next(500),
            Transfer = (TransferKind)random.Next(3),
            TransferLevel = random.Next(4) is > 0 and var level ? level : null,
        }),
    ];
}
