namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Memberships of users in organizations beyond the one named on the user.</summary>
internal sealed class MembershipBook(TimeProvider time)
{
    private const long FirstId = 8_300_000_000_008;
    private readonly Dictionary<(long User, long Organization), Membership> _byPair = [];
    private readonly SortedDictionary<long, Membership> _byId = [];
    private long _last;

    public IReadOnlyCollection<Membership> All => _byId.Values;

    public Membership? ById(long id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds a pair; null where it exists.</summary>
    public Membership? Add(long userId, long organizationId, bool isDefault)
    {
        if (_byPair.ContainsKey((userId, organizationId)))
        {
            return null;
        }

        var membership = new Membership(
            FirstId + (++_last * 12), userId, organizationId, isDefault, time.GetUtcNow().ToUnixTimeMilliseconds());
        _byPair[(userId, organizationId)] = membership;
        _byId[membership.Id] = membership;
        return membership;
    }

    public void Remove(Membership membership)
    {
        _byPair.Remove((membership.UserId, membership.OrganizationId));
        _byId.Remove(membership.Id);
    }
}

/// <summary>One user in one organization.</summary>
internal sealed record Membership(long Id, long UserId, long OrganizationId, bool IsDefault, long CreatedAt);
