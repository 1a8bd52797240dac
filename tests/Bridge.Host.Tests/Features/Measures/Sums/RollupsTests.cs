using Bridge.Core.Kpis.Calls;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Answers;
using Bridge.Host.Features.Measures.Calendar;
using Bridge.Host.Features.Measures.FirstContact;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Questions;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Storage;

namespace Bridge.Host.Tests.Features.Measures.Sums;

/// <summary>Sums are counted once and whole, whoever else counts or imports meanwhile.</summary>
public sealed class RollupsTests : IDisposable
{
    private readonly CountedCalls _calls = new();

    [Fact]
    public async Task Sums_that_two_count_while_a_third_imports_are_those_of_the_calls()
    {
        var visits = CountedCalls.Invent(new Random(4)).Select(visit => visit with { SourceId = $"more {visit.SourceId}", ContactId = $"more {visit.ContactId}" }).Chunk(CountedCalls.Visits / 10).ToList();
        using var isDone = new CancellationTokenSource();
        var counters = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var own = MeasureStore.Open(_calls.Path);
            while (!isDone.IsCancellationRequested)
            {
                Rollups.Refresh(own, default);
            }
        })).ToList();

        foreach (var some in visits)
        {
            var intake = new VisitIntake(_calls.Store, refusal => Assert.Fail(refusal.ToString()));
            Array.ForEach(some, intake.Add);
            intake.Flush();
        }

        await isDone.CancelAsync();
        await Task.WhenAll(counters);
        Rollups.Refresh(_calls.Store, default);
        var counted = _calls.Rows();
        _calls.Store.SetForm("another"); // counts everything anew
        Rollups.Refresh(_calls.Store, default);
        Assert.Equal(_calls.Rows(), counted);
        Assert.Equal(0, _calls.Store.Read(connection => connection.Scalar<long>("SELECT count(*) FROM dirty_slot")));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(3)] // at rest, so it is counted in halves
    public void A_month_that_is_counted_in_parts_has_the_rows_of_one_that_was_counted_whole(int month)
    {
        var whole = _calls.Rows();
        var slot = _calls.Store.Calendar().FirstSlotOf(new DateOnly(2026, month, 16).DayNumber - LocalSlot.Epoch) + 40;
        _calls.Store.Write(connection => connection.Run("INSERT INTO dirty_slot (slot) VALUES ($slot)", ("$slot", slot)));

        Rollups.Refresh(_calls.Store, default);

        Assert.Equal(whole, _calls.Rows());
    }

    [Fact]
    public void Who_asks_after_a_correction_in_a_month_at_rest_does_not_wait_for_its_rows_by_two_traits()
    {
        var query = _calls.Query("2026-02-01", "2026-04-30", "queue,topic", "offered");
        var before = Arrived(query);
        var late = CountedCalls.Invent(new Random(3))[1301] with { SourceId = "late", ContactId = "late" };
        var intake = new VisitIntake(_calls.Store, refusal => Assert.Fail(refusal.ToString()));
        intake.Add(late);
        intake.Flush();

        Rollups.RefreshDays(_calls.Store, default);
        var (seen, left) = (Arrived(query), Uncounted());
        Rollups.Refresh(_calls.Store, default);

        Assert.Equal([before[(late.Queue, late.Topic)] + 1], seen.Where(one => before[one.Key] != one.Value).Select(one => one.Value));
        Assert.Equal([(2026 * 12) + 2], left);
        Assert.Equal(seen, Arrived(query));
        Assert.Empty(Uncounted());
    }

    [Fact]
    public void A_counting_that_another_one_overtook_writes_nothing()
    {
        var turn = new CountingTurn(_calls.Store);
        _calls.Deliver(CountedCalls.Invent(new Random(5)));

        Assert.False(turn.Write(connection => connection.Run("DELETE FROM rollup")));

        Assert.NotEmpty(_calls.Rows());
        Assert.True(new CountingTurn(_calls.Store).Write(_ => { }));
    }

    [Fact]
    public void A_store_whose_rows_hold_less_is_counted_anew()
    {
        var query = _calls.Query("2026-02-01", "2026-05-31", "queue", "fcr");
        var right = new FirstContacts(_calls.Store, query).Read();
        _calls.Store.Write(connection => connection.Run("DELETE FROM rollup WHERE grain > 4"));
        _calls.Store.Write(connection => connection.Run("DELETE FROM setting WHERE name = 'sums'"));

        Rollups.Refresh(_calls.Store, default);

        Assert.Equal(right, new FirstContacts(_calls.Store, query).Read());
    }

    public void Dispose() => _calls.Dispose();

    private List<int> Uncounted() => _calls.Store.Read(connection => PairSums.Uncounted(connection, FirstBorder.DayOf(_calls.Store)).ToList());

    private Dictionary<(string?, string?), long> Arrived(KpiQuery query) =>
        new GroupedMeasures(_calls.Store, query).Read().ToDictionary(one => (_calls.Store.Words.TextOf(one.Key.Queue), one.Key.Traits.Topic), one => CallFormulas.Arrived(one.Value));
}
