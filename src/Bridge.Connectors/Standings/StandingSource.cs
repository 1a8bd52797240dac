using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Standings;

namespace Bridge.Connectors.Standings;

/// <summary>Reads the standings that finance released.</summary>
/// <remarks>
/// A release that is too old, or older than one that was taken, makes its standings unknown. One that finance did not
/// sign, or none at all, lists no member, so that the sweep makes every standing unknown.
/// </remarks>
/// <param name="file">The release.</param>
internal sealed class StandingSource(ReleaseFile file) : ISource<MemberStanding>, IListsKeys, IWarns
{
    private const int PageSize = 1000;
    private bool _isOutdated;

    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => true;

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<MemberStanding>> ReadAsync(
        ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // a file of a few megabytes, read at once
        var last = StandingCursor.Parse(request.From);
        var (verdict, release) = file.Read();
        if (release is null)
        {
            if (last.Sequence > 0 && !last.IsWithdrawn)
            {
                yield return new Page<MemberStanding>([], [], (last with { IsWithdrawn = true }).ToCursor());
            }

            yield break;
        }

        _isOutdated = release.Sequence < last.Sequence;
        var counts = verdict == ReleaseVerdict.Good && !_isOutdated;
        var isNews = counts ? release.Sequence > last.Sequence || last.IsWithdrawn : !last.IsWithdrawn;
        if (!isNews)
        {
            yield break;
        }

        var end = new StandingCursor(Math.Max(last.Sequence, release.Sequence), !counts).ToCursor();
        var records = release.Entries.Select(entry => ToRecord(entry, release.AsOfDay, counts)).Chunk(PageSize).ToList();
        for (var page = 0; page < records.Count; page++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // A run that dies reads the release again from its start: what was written is found unchanged.
            yield return new Page<MemberStanding>(records[page], [], page == records.Count - 1 ? end : last.ToCursor());
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask; // see ReadAsync
        foreach (var chunk in (file.Read().Release?.Entries ?? []).Select(entry => entry.ExternalId).Chunk(PageSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return chunk;
        }
    }

    /// <inheritdoc />
    public string? Warn() => file.Read().Verdict switch
    {
        ReleaseVerdict.Good when _isOutdated =>
            "Finance's release is older than one that was taken before, so all standings are unknown. Somebody may have put an old file back: ask finance for a new release.",
        ReleaseVerdict.Good => null,
        ReleaseVerdict.Missing => "Finance has released no standings, so they are unknown. Finance releases with 'bridge billing release'.",
        ReleaseVerdict.NotFinances =>
            "The release of standings is not signed by finance, so all standings are unknown. Tell finance at once: somebody may have changed the file.",
        ReleaseVerdict.TooOld => "Finance's last release is too old, so all standings are unknown. Ask finance for a new one.",
        _ => "Finance's release is dated in the future, so all standings are unknown. Compare the clocks of both sides.",
    };

    private static MemberStanding ToRecord(StandingEntry entry, DateOnly day, bool counts) => new()
    {
        Key = RecordKey.Parse(entry.ExternalId),
        ModifiedAt = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero),
        Standing = counts ? entry.Standing : Standing.Unknown,
    };
}
