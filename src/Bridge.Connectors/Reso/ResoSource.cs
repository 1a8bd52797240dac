using System.Runtime.CompilerServices;
using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Connectors.Reso.Walks;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso;

/// <summary>Reads the changed records of one resource in the way its host allows.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
internal class ResoSource<TRow, T> : ISource<T>, IReadsLately, IWarns
    where TRow : ResoRow
    where T : IRecord
{
    private readonly ResoConnection _connection;
    private readonly ResoWalk<TRow, T> _walk;

    /// <summary>Opens the source; makes no call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="fields">Fields to read.</param>
    public ResoSource(ResoConnection connection, ResoResource<TRow, T> resource, IReadOnlyList<string> fields)
    {
        (_connection, Feed) = (connection, new ResoFeed<TRow, T>(connection, resource, fields));
        _walk = ResoWalk<TRow, T>.OfRows(Feed);
    }

    /// <summary>The feed the source reads.</summary>
    protected ResoFeed<TRow, T> Feed { get; }

    /// <inheritdoc />
    public IAsyncEnumerable<Page<T>> ReadAsync(ReadRequest request, CancellationToken cancellationToken) =>
        ReadPagesAsync(ResoCursor.Parse(request.From), request.Accepted, cancellationToken);

    /// <inheritdoc />
    public Cursor PositionAt(DateTimeOffset instant) => (ResoCursor.Start with
    {
        Time = ResoTime.Write(instant),
        IsPartial = true, // exactly from there, and silence means nothing
        Sequence = 0, // never read from events, whose numbers know no time
    }).ToCursor();

    /// <inheritdoc />
    public string? Warn() => string.Join(' ', Warnings()) is { Length: > 0 } told ? told : null;

    private IEnumerable<string> Warnings()
    {
        if (Feed.HasEarly)
        {
            yield return $"The MLS gave {Feed.Resource.Name} rows whose {Feed.Options.WatermarkField} lies in the future. They are written like all others, and read again by every sync until that time has come. Ask the MLS to mend the times, or set the clock of this machine if it is slow.";
        }

        if (Feed.Options.Departure is { } why)
        {
            var (how, word) = Feed.Options.Paging == ResoPaging.Skip ? ("its rows were counted", "skip") : ("its next links were followed", "links");
            yield return $"{why} So {how}, which reads more. Set 'paging' of connection '{_connection.Context.Settings.Name}' to {word} to spare the attempt.";
        }
    }

    private async IAsyncEnumerable<Page<T>> ReadPagesAsync(
        ResoCursor since, IReadOnlySet<string> accepted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Feed.PrepareAsync(cancellationToken);
        var startedAt = _connection.Context.Time.GetUtcNow();
        since = since.Believable(startedAt);
        Feed.Zone.TakesUtc ??= since.TakesUtc;
        var events = Feed.Options.Deletes == ResoDeletes.Events ? new ResoEvents<TRow, T>(_connection, Feed) : null;
        if (events is not null && since.Sequence is null)
        {
            since = since with { Sequence = await events.NewestAsync(cancellationToken) };
        }

        var count = 0;
        var pages = events is not null && since is { IsPartial: false, Time: not null }
            ? events.ReadAsync(since, cancellationToken)
            : _walk.ReadAsync(since, cancellationToken);
        await foreach (var step in pages)
        {
            count += step.Page.Count + step.Gone.Count;
            yield return ToPage(step, since, startedAt);
        }

        var guard = new ResoGuard<TRow, T>(Feed);
        if (count > 0 || since.Time is null || since.IsPartial
            || ((events is not null || since.IsQuiet) && await guard.HoldsAsync(since.Time, cancellationToken)))
        {
            yield break;
        }

        var verdict = await guard.LookAsync(since, accepted, cancellationToken);
        if (verdict == ResoVerdict.Forget)
        {
            yield return new Page<T>([], [], ResoCursor.Start.ToCursor());
        }
        else if (verdict == ResoVerdict.ReadAgain)
        {
            await foreach (var step in _walk.ReadAsync(ResoCursor.Start with { Sequence = since.Sequence }, cancellationToken))
            {
                yield return ToPage(step, since, startedAt);
            }
        }
    }

    private Page<T> ToPage(ResoStep<TRow> step, ResoCursor since, DateTimeOffset startedAt)
    {
        var records = new List<T>(step.Page.Rows.Count + step.Gone.Count);
        foreach (var row in step.Page.Rows)
        {
            records.Add(Feed.ToRecord(row));
        }

        records.AddRange(step.Gone.Select(gone => Feed.Resource.Bury(new RecordKey(Feed.Options.Origin, gone.Key), gone.Instant)));
        var next = step.Next.Settle(since, startedAt, Feed.Options.Overlap) with { TakesUtc = Feed.Zone.TakesUtc };
        return new Page<T>(records, step.Page.Refused, next.ToCursor());
    }
}

/// <summary>A source that can also list every key.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="connection">The connection.</param>
/// <param name="resource">The resource.</param>
/// <param name="fields">Fields to read.</param>
internal sealed class ResoSweepableSource<TRow, T>(
    ResoConnection connection, ResoResource<TRow, T> resource, IReadOnlyList<string> fields)
    : ResoSource<TRow, T>(connection, resource, fields), IListsKeys
    where TRow : ResoRow
    where T : IRecord
{
    private readonly ResoFeed<TRow, T> _keys = new(connection, resource, []);

    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => Feed.Options.Deletes == ResoDeletes.Keys;

    /// <inheritdoc />
    public IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync(CancellationToken cancellationToken) =>
        ResoKeyList.ReadAsync(_keys, cancellationToken);
}
