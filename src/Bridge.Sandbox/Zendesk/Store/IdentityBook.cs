namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The identities of users beyond the one that follows from their primary e-mail address.</summary>
/// <remarks>Most users have that one alone, so a list is only kept for those that have more.</remarks>
internal sealed class IdentityBook
{
    private const long FirstImplicitId = 29_000_000_000_000;
    private const long FirstAddedId = 39_000_000_000_000;
    private readonly Dictionary<int, List<UserIdentity>> _lists = [];
    private readonly Dictionary<string, int> _byEmail = new(StringComparer.Ordinal);
    private long _added;

    /// <summary>The position of the user who owns an address, primary or not; null where nobody does.</summary>
    public int? OwnerOf(string? email) =>
        email is not null && _byEmail.TryGetValue(email, out var index) ? index : null;

    public IReadOnlyList<UserIdentity> Of(StoredUser user) =>
        _lists.TryGetValue(user.Index, out var list) ? list : Implicit(user);

    public UserIdentity? Find(StoredUser user, long id) => Kept(user).Find(identity => identity.Id == id);

    /// <summary>Gives a user without an address a primary one.</summary>
    public void SetFirst(StoredUser user, string email)
    {
        if (_lists.ContainsKey(user.Index))
        {
            Add(user, "email", email, user.UpdatedAt).Primary = true;
        }

        user.Email = email;
        _byEmail[email] = user.Index;
    }

    public UserIdentity Add(StoredUser user, string type, string value, long now)
    {
        var list = Kept(user);
        var identity = new UserIdentity
        {
            Id = FirstAddedId + (++_added * 20),
            Type = type,
            Value = value,
            CreatedAt = now,
            UpdatedAt = now,
        };
        list.Add(identity);
        if (type == "email")
        {
            _byEmail[value] = user.Index;
        }

        return identity;
    }

    /// <summary>Replaces the value of an identity; the primary address of the user follows.</summary>
    public void Change(StoredUser user, UserIdentity identity, string value, long now)
    {
        if (identity.Type == "email")
        {
            _byEmail.Remove(identity.Value);
            _byEmail[value] = user.Index;
            user.Email = identity.Primary ? value : user.Email;
        }

        identity.Value = value;
        identity.UpdatedAt = now;
    }

    public void MakePrimary(StoredUser user, UserIdentity identity)
    {
        foreach (var other in Kept(user))
        {
            other.Primary = other == identity || (other.Primary && other.Type != identity.Type);
        }

        user.Email = identity.Type == "email" ? identity.Value : user.Email;
    }

    public void Remove(StoredUser user, UserIdentity identity)
    {
        Kept(user).Remove(identity);
        if (identity.Type == "email")
        {
            _byEmail.Remove(identity.Value);
            user.Email = identity.Primary ? null : user.Email;
        }
    }

    public void RemoveAll(StoredUser user)
    {
        foreach (var identity in Of(user).Where(identity => identity.Type == "email"))
        {
            _byEmail.Remove(identity.Value);
        }

        _lists.Remove(user.Index);
        user.Email = null;
    }

    private List<UserIdentity> Kept(StoredUser user)
    {
        if (!_lists.TryGetValue(user.Index, out var list))
        {
            _lists[user.Index] = list = Implicit(user);
        }

        return list;
    }

    private static List<UserIdentity> Implicit(StoredUser user) =>
        user.Email is null
            ? []
            : [
                new UserIdentity
                {
                    Id = FirstImplicitId + (user.Index * 16L),
                    Type = "email",
                    Value = user.Email,
                    Primary = true,
                    Verified = user.Verified,
                    CreatedAt = user.CreatedAt,
                    UpdatedAt = user.CreatedAt,
                },
            ];
}
