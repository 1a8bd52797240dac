using Bridge.Connectors.Http;
using Bridge.Core.Calls;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Measures.Sums;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Sync.Planning;
using Bridge.Host.Settings.Routes;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Calls;

/// <summary>A route that brings a phone system's calls into the measures: nothing leaves.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="source">Where calls come from.</param>
/// <param name="from">Connection of the source.</param>
/// <param name="measures">File of the measures.</param>
/// <param name="store">Where runs and unreadable rows are noted.</param>
/// <param name="system">The system that is read.</param>
/// <param name="time">The clock.</param>
/// <param name="kept">Is told of visits that are new or changed; null when nobody wants to know.</param>
internal sealed class CallRun(
    RouteSettings settings, IReadsCalls source, Connection from, string measures, BridgeStore store, KnownSystem system, TimeProvider time,
    Action<IReadOnlyList<CallVisit>>? kept = null) : IRouteRun
{
    private const int CallsAtOnce = 2000;
    private readonly KeptRun _frame = new(settings, from, store, system, time);

    /// <inheritdoc />
    public string Route => settings.Name;

    /// <summary>Reads how far a connection's calls were read.</summary>
    /// <param name="measures">File of the measures.</param>
    /// <param name="connection">The connection.</param>
    /// <returns>The place, or null before the first page.</returns>
    public static CallReading? FindReading(string measures, string connection)
    {
        if (!File.Exists(measures))
        {
            return null;
        }

        using var open = MeasureStore.Open(measures);
        return new CallParts(open, connection).FindReading();
    }

    /// <inheritdoc />
    public Task<SyncSummary> SyncAsync(RunOptions options, RunCounters counters, CancellationToken cancellationToken) => _frame.RunAsync(
        options,
        counters,
        () => options.Replay is null ? ReadAsync(options.IsFull || options.IsVerified, counters, cancellationToken) : Task.CompletedTask,
        () => FindReading(measures, settings.From)?.Cursor.Value,
        source,
        cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<PlannedPage> PlanAsync(RunOptions options, CancellationToken cancellationToken) => KeptRun.Plan;

    /// <inheritdoc />
    public BeforeReader OpenBefore() => _frame.OpenBefore();

    private async Task ReadAsync(bool isWhole, RunCounters counters, CancellationToken cancellationToken)
    {
        using var open = MeasureStore.Open(measures);
        if (settings.Zone is { } zone)
        {
            open.SetZone(zone);
        }

        if (settings.Hours is { } hours)
        {
            open.SetHours(hours);
        }

        var parts = new CallParts(open, settings.From);
        var reached = isWhole ? null : parts.FindReading();
        var last = default((Cursor Next, DateTimeOffset ToldUntil)?);
        await foreach (var page in PageReader.ReadAheadAsync(source.ReadAsync(reached?.Cursor, cancellationToken), _frame.Instruments.StartRead, cancellationToken))
        {
            NoteRefused(page);
            parts.Keep(page.Parts);
            var intake = MakeVisits(open, parts);
            parts.Settle(new(page.Next, reached is { IsComplete: true }, time.GetUtcNow()), page.ToldUntil - CallPart.Kept);
            last = (page.Next, page.ToldUntil);
            var (added, changed) = ((int)intake.Added, (int)intake.Changed);
            counters.Add(page.Parts.Count + page.Refused.Count, added, changed, Math.Max(0, page.Parts.Count - added - changed), 0, page.Refused.Count);
            _frame.Instruments.Report(counters);
        }

        if (last is { } end)
        {
            parts.Settle(new(end.Next, IsComplete: true, time.GetUtcNow()), end.ToldUntil - CallPart.Kept);
        }

        Rollups.Refresh(open, cancellationToken);
    }

    private VisitIntake MakeVisits(MeasureStore open, CallParts parts)
    {
        var intake = new VisitIntake(open, _ => { });
        for (var (after, isMore) = ("", true); isMore;)
        {
            var calls = parts.New(after, CallsAtOnce);
            var visits = calls.SelectMany(call => source.VisitsOf([.. call])).ToList();
            visits.ForEach(intake.Add);
            kept?.Invoke(visits);

            (after, isMore) = (calls.Count > 0 ? calls[^1].Key : after, calls.Count == CallsAtOnce);
        }

        intake.Flush();
        return intake;
    }

    private void NoteRefused(CallPage page)
    {
        if (page.Refused.Count > 0 || new DeadLetters(store, time).Count(system.Stream) > 0)
        {
            store.Write(connection => _frame.Note(connection, page.Refused, page.Parts.Select(part => new RecordKey(settings.From, part.Id).ExternalId)));
        }
    }
}
