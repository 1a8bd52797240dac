using Bridge.Connectors.Http;
using Bridge.Core.Connectors;
using Bridge.Core.Egress;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Sync;

/// <summary>A route with everything it needs to run: source, mapping, sink and its part of the store.</summary>
/// <typeparam name="T">Record kind.</typeparam>
internal sealed class OpenRoute<T>
    where T : IRecord
{
    /// <summary>The settings.</summary>
    public required RouteSettings Settings { get; init; }

    /// <summary>The record kind.</summary>
    public required RecordKind<T> Kind { get; init; }

    /// <summary>Feed name in the identity of its records.</summary>
    public required string Origin { get; init; }

    /// <summary>Where records come from.</summary>
    public required ISource<T> Source { get; init; }

    /// <summary>How they are mapped.</summary>
    public required IRecordMapper<T> Mapper { get; init; }

    /// <summary>Where they go.</summary>
    public required ISink<T> Sink { get; init; }

    /// <summary>Connection of the source.</summary>
    public required Connection From { get; init; }

    /// <summary>Connection of the sink.</summary>
    public required Connection To { get; init; }

    /// <summary>What the connections had counted before the route was opened: opening may set out for the source already.</summary>
    public required CallCounts Before { get; init; }

    /// <summary>What it reads from and with.</summary>
    public ReadingBasis Basis => field ??= new ReadingBasis(MappingHash.Of(this), SourceSystem);

    /// <summary>The system that the connection of the source leads to.</summary>
    public required string SourceSystem { get; init; }

    /// <summary>The store.</summary>
    public required BridgeStore Store { get; init; }

    /// <summary>Where it is written down what is sent and what was removed before.</summary>
    public required IEgressJournal Journal { get; init; }

    /// <summary>Number of this route's stream in the store.</summary>
    public required long Stream { get; init; }

    /// <summary>Numbers of the streams of other routes that bring the same kind of records to the same system.</summary>
    public required IReadOnlyList<long> SiblingStreams { get; init; }

    /// <summary>Streams of the routes that fields may refer to, by route name.</summary>
    public required IReadOnlyDictionary<string, long> ReferredStreams { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Spans and measurements of its runs.</summary>
    public RouteTelemetry Telemetry => field ??= new RouteTelemetry(Settings, From.Context.Calls, To.Context.Calls);

    /// <summary>Fields of the target.</summary>
    public TargetShape Shape => Mapper.Shape;
}
