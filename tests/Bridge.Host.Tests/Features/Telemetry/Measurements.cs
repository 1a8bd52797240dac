using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bridge.Core.Telemetry;

namespace Bridge.Host.Tests.Features.Telemetry;

/// <summary>Listens to the bridge's meter.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _all = new();

    public Measurements()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == BridgeTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public void Observe() => _listener.RecordObservableInstruments();

    /// <summary>Sum of an instrument over the measurements that have a tag.</summary>
    public double Sum(string name, params (string Tag, string Value)[] tags) => Of(name, tags).Sum(entry => entry.Value);

    public List<(string Name, double Value, Dictionary<string, object?> Tags)> Of(string name, params (string Tag, string Value)[] tags) =>
        [.. _all.Where(entry => entry.Name == name && Array.TrueForAll(tags, tag => Equals(entry.Tags.GetValueOrDefault(tag.Tag), tag.Value)))];

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _all.Enqueue((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
}
