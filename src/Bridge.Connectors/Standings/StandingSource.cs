using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Standings;

namespace Bridge.Connectors.Standings;

/// <summary>Reads the standings that finance released.</summary>
/// <remarks>
/// A release that is too old, or older than one that was taken, makes its standings unknown. One that finance did not
/// sign, or none at all, lists no member, so that the sweep makes every standing unknown. The file is judged once for a
/// run: what the sweep compares and what the administrator is told belong to what was read.
/// </remarks>
/// <param name="file">The release.</param>
internal sealed class StandingSource(ReleaseFile file) : ISource<MemberStanding>, IListsKeys, IWarns, IRefreshes<MemberStanding>
{
    private const int PageSize = 1000;

    private ReleaseState? _judged;
    private Dictionary<string, Standing>? _words;

    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => true;

    private ReleaseState Judged => _judged ??= file.Read();

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<MemberStanding>> ReadAsync(
        ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // a file of a few megabytes, read at once
        var last = StandingCursor.Parse(request.From);
        var taken = Math.Max(last.Sequence, Taken(request.Reached));
        var state = _judged = file.Read().Beside(taken);
        if (!IsNews(state, last, taken))
        {
            yield break;
        }

        // Only a release that counts moves the number: one from the future must not shut out those of the days until then.
        var end = state.Counts
            ? new StandingCursor(state.Release!.Sequence, StandingTelling.Whole) // a good one is there
            : new StandingCursor(taken, StandingTelling.Withdrawn);
        var (entries, day) = (state.Release?.Entries ?? [], state.Release?.AsOfDay ?? default);
        var pages = Math.Max(1, (entries.Count + PageSize - 1) / PageSize);
        for (var page = 0; page < pages; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var records = entries.Skip(page * PageSize).Take(PageSize).Select(entry => ToRecord(entry, day, state.Counts));

            // A run that dies reads the release again from its start: what was written is found unchanged.
            yield return new Page<MemberStanding>(
                [.. records], [], page == pages - 1 ? end.ToCursor() : new StandingCursor(taken, StandingTelling.Partly).ToCursor());
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // see ReadAsync
        foreach (var chunk in (Judged.Release?.Entries ?? []).Select(entry => entry.ExternalId).Chunk(PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return chunk;
        }
    }

    /// <inheritdoc />
    public string? Warn() => ReleaseWords.Of(Judged.Verdict);

    /// <inheritdoc />
    public MemberStanding Refresh(MemberStanding record, Cursor? reached)
    {
        _judged = Judged.Beside(Taken(reached));
        _words ??= Judged.Counts
            ? Judged.Release!.Entries.ToDictionary(entry => entry.ExternalId, entry => entry.Standing, StringComparer.Ordinal) // a good one is there
            : [];
        return record with { Standing = _words.GetValueOrDefault(record.Key.ExternalId, Standing.Unknown) };
    }

    private static bool IsNews(ReleaseState state, StandingCursor last, long taken) => last.State switch
    {
        StandingTelling.Whole => !state.Counts || state.Release!.Sequence > last.Sequence, // a good one is there
        StandingTelling.Withdrawn => state.Counts,
        _ => state.Release is not null || taken > 0,
    };

    private static long Taken(Cursor? reached) => StandingCursor.Find(reached)?.Sequence ?? 0;

    private static MemberStanding ToRecord(StandingEntry entry, DateOnly day, bool counts) => new()
    {
        Key = RecordKey.Parse(entry.ExternalId),
        ModifiedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        Standing = counts ? entry.Standing : Standing.Unknown,
    };
}
