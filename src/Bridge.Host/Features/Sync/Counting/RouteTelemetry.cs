using System.Diagnostics;
using System.Diagnostics.Metrics;
using Bridge.Core.Telemetry;
using Bridge.Host.Settings.Routes;

namespace Bridge.Host.Features.Sync.Counting;

/// <summary>Spans and measurements of the runs of one route; tags are made once, so that counting allocates nothing.</summary>
internal sealed class RouteTelemetry
{
    private readonly Lock _gate = new();
    private readonly KeyValuePair<string, object?>[] _route;
    private readonly KeyValuePair<string, object?>[] _source;
    private readonly KeyValuePair<string, object?>[] _sink;
    private readonly KeyValuePair<string, object?>[] _created;
    private readonly KeyValuePair<string, object?>[] _updated;
    private readonly KeyValuePair<string, object?>[] _deactivated;
    private (long Read, long Created, long Updated, long Deactivated, long Unchanged, long DeadLettered) _told;

    /// <summary>Makes the tags.</summary>
    /// <param name="route">The route.</param>
    /// <param name="source">Calls of its source.</param>
    /// <param name="sink">Calls of its sink.</param>
    public RouteTelemetry(RouteSettings route, CallMeter source, CallMeter sink)
    {
        _route = [new(BridgeTags.Route, route.Name), new(BridgeTags.Stream, route.Record)];
        _source = [.. _route, new(BridgeTags.Connector, source.Instruments?.Connector)];
        _sink = [.. _route, new(BridgeTags.Connector, sink.Instruments?.Connector)];
        _created = [.. _sink, new(BridgeTags.Outcome, "created")];
        _updated = [.. _sink, new(BridgeTags.Outcome, "updated")];
        _deactivated = [.. _sink, new(BridgeTags.Outcome, "deactivated")];
    }

    /// <summary>Starts the span of a run.</summary>
    /// <returns>The span, or null when nobody listens.</returns>
    public Activity? StartRun()
    {
        lock (_gate)
        {
            _told = default;
        }

        return Start(BridgeSpans.Run, _route);
    }

    /// <summary>Starts the span of the waiting for one page.</summary>
    /// <returns>The span, or null when nobody listens.</returns>
    public Activity? StartRead() => Start(BridgeSpans.Read, _source);

    /// <summary>Starts the span of one batch.</summary>
    /// <param name="records">Size of the batch.</param>
    /// <returns>The span, or null when nobody listens.</returns>
    public Activity? StartUpsert(int records) => Start(BridgeSpans.Upsert, _sink)?.SetTag(BridgeTags.Records, records);

    /// <summary>Tells the instruments what a run has done since the last call.</summary>
    /// <param name="counters">What the run has done since its start.</param>
    public void Report(RunCounters counters)
    {
        lock (_gate)
        {
            Add(BridgeInstruments.Read, counters.Read, ref _told.Read, _source);
            Add(BridgeInstruments.Written, counters.Created, ref _told.Created, _created);
            Add(BridgeInstruments.Written, counters.Updated, ref _told.Updated, _updated);
            Add(BridgeInstruments.Written, counters.Deactivated, ref _told.Deactivated, _deactivated);
            Add(BridgeInstruments.Unchanged, counters.Unchanged, ref _told.Unchanged, _sink);
            Add(BridgeInstruments.DeadLettered, counters.DeadLettered, ref _told.DeadLettered, _sink);
        }
    }

    /// <summary>Tells how a run ended.</summary>
    /// <param name="run">Its span, or null.</param>
    /// <param name="counters">What it did.</param>
    /// <param name="outcome">How it ended; a word of <see cref="Storage.RunRow.Outcome"/>.</param>
    /// <param name="duration">How long it took.</param>
    public void EndRun(Activity? run, RunCounters counters, string outcome, TimeSpan duration)
    {
        Report(counters);
        BridgeInstruments.Duration.Record(duration.TotalSeconds, [.. _route, new(BridgeTags.Outcome, outcome)]);
        run?.SetTag(BridgeTags.Outcome, outcome);
        if (outcome == "failed")
        {
            // No description: an error's text belongs to the log and the status page.
            run?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static Activity? Start(string name, KeyValuePair<string, object?>[] tags) =>
        BridgeTelemetry.Source.StartActivity(name, ActivityKind.Internal, parentContext: default, tags);

    private static void Add(Counter<long> counter, long now, ref long told, KeyValuePair<string, object?>[] tags)
    {
        if (now > told)
        {
            counter.Add(now - told, tags);
            told = now;
        }
    }
}
