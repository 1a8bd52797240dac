using System.Runtime.InteropServices;
using Bridge.Core.Calls;
using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Measures.Visits;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Host.Tests.Features.Measures;

/// <summary>The calls that begin on a day are those that are found by putting together all visits of the day and of half a day on each side.</summary>
public sealed class CallsBegunTests : IDisposable
{
    private const int FirstDay = 20_000;
    private const int Days = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Calls_and_their_visits_are_those_of_all_visits_around() =>
        Prop.ForAll(Visit().ListOf(120).Select(list => list.ToList()).ToArbitrary(), visits =>
        {
            using var store = MeasureStore.Open(Path.Combine(_folder, Path.GetRandomFileName()));
            store.Write(connection =>
            {
                foreach (var block in visits.Select((visit, one) => visit with { Id = (ulong)one + 1 }).GroupBy(visit => VisitBlocks.SlotOf(visit.OfferedAt)))
                {
                    VisitBlocks.Write(connection, block.Key, block.ToArray());
                }
            });
            for (var day = FirstDay; day < FirstDay + Days; day++)
            {
                var (first, end) = (day * (long)LocalSlot.PerDay, (day + 1) * (long)LocalSlot.PerDay);

                var found = store.Read(connection => CallsBegun.Read(connection, first, end));

                Assert.Equal(Whole(store, first, end), CallSpans.Of(found).Select(span => Ids(found[span])));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static List<string> Whole(MeasureStore store, long first, long end)
    {
        var near = new List<CallFacts>();
        store.Read(connection =>
        {
            VisitBlocks.Read(connection, first - DayOfVisits.Around, end + DayOfVisits.Around, (_, visits) => near.AddRange(visits));
            return near.Count;
        });
        var sorted = CallSpans.Sort(CollectionsMarshal.AsSpan(near));
        return [.. CallSpans.Of(sorted).Where(span => VisitBlocks.SlotOf(sorted[span.Start].OfferedAt) is var slot && slot >= first && slot < end).Select(span => Ids(sorted[span]))];
    }

    private static string Ids(CallFacts[] call) => string.Join(' ', call.Select(visit => visit.Id));

    // Few contacts, so that calls have several visits, over midnight and further apart than half a day.
    private static Gen<CallFacts> Visit() =>
        from contact in Gen.Choose(1, 30)
        from minute in Gen.Choose(0, (Days * 24 * 60) - 1)
        from outcome in Gen.Elements(CallOutcome.Answered, CallOutcome.Answered, CallOutcome.AbandonedQueue, CallOutcome.Open, CallOutcome.System)
        select new CallFacts { Contact = (ulong)contact, OfferedAt = ((FirstDay * 1440L) + minute) * 60_000, Outcome = (byte)outcome };
}
