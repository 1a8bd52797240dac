using System.Runtime.CompilerServices;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Standings;

/// <summary>The standings of those members that the target has; the others get theirs with the next release after they arrive.</summary>
/// <param name="source">Finance's releases.</param>
/// <param name="members">Links of the routes that bring members to the same target.</param>
internal sealed class KnownMembers(ISource<MemberStanding> source, IReadOnlyList<Links> members) : ISource<MemberStanding>, IListsKeys, IWarns
{
    /// <inheritdoc />
    public bool IsOnlyWayToSeeDeletions => source is IListsKeys { IsOnlyWayToSeeDeletions: true };

    /// <inheritdoc />
    public async IAsyncEnumerable<Page<MemberStanding>> ReadAsync(
        ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in source.ReadAsync(request, cancellationToken))
        {
            var ids = page.Records.Select(record => record.Key.ExternalId).ToList();
            var known = members.SelectMany(links => links.Find(ids).Keys).ToHashSet(StringComparer.Ordinal);
            yield return page with { Records = [.. page.Records.Where(record => known.Contains(record.Key.ExternalId))] };
        }
    }

    /// <inheritdoc />
    public IAsyncEnumerable<IReadOnlyList<string>> ListKeysAsync(CancellationToken cancellationToken) =>
        ((IListsKeys)source).ListKeysAsync(cancellationToken);

    /// <inheritdoc />
    public string? Warn() => (source as IWarns)?.Warn();
}
