using Bridge.Sandbox.Zendesk.Access;

namespace Bridge.Sandbox.Zendesk.Groups;

/// <summary>The groups and who is in them; an account begins with one. Needs the account's lock.</summary>
internal sealed class GroupBook
{
    private const long FirstId = 31_000_000_000_004;
    private const long FirstMembershipId = 32_000_000_000_004;
    private readonly TimeProvider _time;
    private readonly List<StoredGroupMembership> _all = [];

    public GroupBook(TimeProvider time)
    {
        _time = time;
        var support = Add("Support", "");
        Join(Caller.AdminId, support.Id);
        Join(Caller.AgentId, support.Id);
    }

    public List<StoredGroup> Groups { get; } = [];

    public IEnumerable<StoredGroupMembership> Memberships => _all.Where(one => !one.Removed);

    public StoredGroup? ById(long id) => Groups.Find(group => group.Id == id && !group.Deleted);

    public StoredGroup Add(string name, string description)
    {
        var group = new StoredGroup
        {
            Id = FirstId + (Groups.Count * 20L), Name = name, Description = description, CreatedAt = Now, UpdatedAt = Now,
        };
        Groups.Add(group);
        return group;
    }

    public StoredGroupMembership? MembershipById(long id) => Memberships.FirstOrDefault(one => one.Id == id);

    /// <summary>Puts a user into a group; null where they are in it.</summary>
    public StoredGroupMembership? Join(long userId, long groupId)
    {
        if (Memberships.Any(one => one.UserId == userId && one.GroupId == groupId))
        {
            return null;
        }

        var membership = new StoredGroupMembership
        {
            Id = FirstMembershipId + (_all.Count * 20L),
            UserId = userId,
            GroupId = groupId,
            IsDefault = !Memberships.Any(one => one.UserId == userId),
            CreatedAt = Now,
        };
        _all.Add(membership);
        return membership;
    }

    /// <summary>The group a ticket goes to when it is given to this user.</summary>
    public long DefaultOf(long userId) =>
        Memberships.FirstOrDefault(one => one.UserId == userId && one.IsDefault)?.GroupId ?? 0;

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>A group of agents.</summary>
internal sealed class StoredGroup
{
    public required long Id { get; init; }

    public required string Name { get; set; }

    public required string Description { get; set; }

    public bool Deleted { get; set; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; set; }
}

/// <summary>One agent in one group.</summary>
internal sealed class StoredGroupMembership
{
    public required long Id { get; init; }

    public required long UserId { get; init; }

    public required long GroupId { get; init; }

    public bool IsDefault { get; set; }

    public bool Removed { get; set; }

    public required long CreatedAt { get; init; }
}
