using Bridge.Core.Telemetry;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Core.Tests.Connectors;

public class CallMeterTests
{
    [Fact]
    public void Calls_are_counted_by_kind_and_repeated_ones_once_more()
    {
        var meter = new CallMeter();

        meter.Count(CallKind.Read, isRetry: false);
        meter.Count(CallKind.Write, isRetry: false);
        meter.Count(CallKind.Write, isRetry: true);
        meter.Count(CallKind.Poll, isRetry: false);

        Assert.Equal((1, 2, 1, 1), (meter.Reads, meter.Writes, meter.Polls, meter.Retries));
    }

    [Fact]
    public void Throttling_is_counted_apart_from_calls()
    {
        var meter = new CallMeter();

        meter.CountThrottled();
        meter.AddThrottledTime(TimeSpan.FromSeconds(2));
        meter.AddThrottledTime(TimeSpan.FromMilliseconds(500));

        Assert.Equal((1, TimeSpan.FromSeconds(2.5)), (meter.Throttled, meter.ThrottledTime));
        Assert.Equal((0, 0, 0, 0), (meter.Reads, meter.Writes, meter.Polls, meter.Retries));
    }

    [Fact]
    public void Any_calls_add_up_whatever_their_order() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<CallKind>()).ArrayOf().ToArbitrary(), kinds =>
        {
            var meter = new CallMeter();
            Array.ForEach(kinds, kind => meter.Count(kind, isRetry: kind == CallKind.Poll));
            return meter.Reads == kinds.Count(kind => kind == CallKind.Read)
                && meter.Writes == kinds.Count(kind => kind == CallKind.Write)
                && meter.Reads + meter.Writes + meter.Polls == kinds.Length
                && meter.Retries == meter.Polls;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parallel_calls_are_all_counted()
    {
        var meter = new CallMeter();

        Parallel.For(0, 10_000, number =>
        {
            meter.Count((CallKind)(number % 3), isRetry: number % 2 == 0);
            meter.AddThrottledTime(TimeSpan.FromTicks(1));
        });

        Assert.Equal((10_000, 5_000, 10_000), (meter.Reads + meter.Writes + meter.Polls, meter.Retries, meter.ThrottledTime.Ticks));
    }
}
