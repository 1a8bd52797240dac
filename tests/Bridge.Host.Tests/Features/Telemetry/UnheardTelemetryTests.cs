using Bridge.Core.Telemetry;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Tests.Features.Telemetry;

/// <summary>Whoever listens listens to the whole process, and would be fed: nothing else of this assembly runs beside it.</summary>
[CollectionDefinition(nameof(UnheardTelemetryTests), DisableParallelization = true)]
public sealed class UnheardTelemetryTestsAlone;

/// <summary>What measuring costs where nobody listens.</summary>
[Collection(nameof(UnheardTelemetryTests))]
public sealed class UnheardTelemetryTests
{
    [Fact]
    public void Counting_allocates_nothing_while_nobody_listens()
    {
        var meter = new CallMeter { Instruments = new CallInstruments("zendesk", "quiet") };
        var telemetry = new RouteTelemetry(new RouteSettings { Name = "quiet", Record = "member", From = "a", To = "b" }, meter, meter);
        var counters = new RunCounters();
        Count(); // Whatever is made once is made now.

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var batch = 0; batch < 1000; batch++)
        {
            Count();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Count()
        {
            counters.AddCreated();
            counters.AddDeadLettered(1);
            meter.Count(CallKind.Write, isRetry: true);
            meter.AddThrottledTime(TimeSpan.FromSeconds(1));
            telemetry.StartRead()?.Dispose();
            telemetry.StartUpsert(100)?.Dispose();
            telemetry.Report(counters);
        }
    }
}
