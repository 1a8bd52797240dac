using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Standings;

/// <summary>The standings of those members that the target has; the others get theirs with the next release after they arrive.</summary>
/// <param name="source">Finance's releases.</param>
/// <param name="members">Links of the routes that bring members to the same target.</param>
internal sealed class KnownMembers(ISource<MemberStanding> source, IReadOnlyList<Links> members)
    : ISource<MemberStanding>, IListsKeys, IWarns, IRefreshes<MemberStanding>
{
    private int _read;
    private int _known;

    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => source is IListsKeys { IsOnlyWayToSeeDeletions: true };

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<MemberStanding>> ReadAsync(
        ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!members.Any(links => links.Any()))
        {
            yield break; // before the first member: what is read now would be read for nobody, and not again
        }

        await foreach (var page in source.ReadAsync(request, cancellationToken))
        {
            var ids = page.Records.Select(record => record.Key.ExternalId).ToList();
            var known = members.SelectMany(links => links.Find(ids).Keys).ToHashSet(StringComparer.Ordinal);
            (_read, _known) = (_read + ids.Count, _known + known.Count);
            yield return page with { Records = [.. page.Records.Where(record => known.Contains(record.Key.ExternalId))] };
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync(CancellationToken cancellationToken) =>
        source is IListsKeys keys ? keys.ListKeysAsync(cancellationToken) : throw new InvalidOperationException("Only a source that lists keys is asked for them.");

    /// <inheritdoc />
    public string? Warn() => (source as IWarns)?.Warn() ?? (_read > 0 && _known == 0
        ? $"Not one of the {_read} members in finance's release is in the CRM. Compare 'origin' in the finance file with the one of the MLS connection."
        : null);

    /// <inheritdoc />
    public MemberStanding Refresh(MemberStanding record, Cursor? reached) =>
        source is IRefreshes<MemberStanding> fresh ? fresh.Refresh(record, reached) : record;
}
