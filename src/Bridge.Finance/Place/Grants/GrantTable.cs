using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Bridge.Finance.Auditing;

namespace Bridge.Finance.Place.Grants;

/// <summary>The grants that hold, in memory alone: a restart ends them all. Safe for parallel use.</summary>
internal sealed class GrantTable(TimeProvider time)
{
    private const int IdBytes = 32;

    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    /// <summary>An id that cannot be guessed.</summary>
    public static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    public Grant Add(string person, GrantSubject subject, Reason reason)
    {
        var now = time.GetUtcNow();
        foreach (var old in _grants.Values.Where(grant => grant.Until <= now))
        {
            _grants.TryRemove(old.Id, out _);
        }

        var added = new Grant { Id = NewId(), Person = person, Subject = subject, Reason = reason, Until = now + Grant.Holds };
        _grants[added.Id] = added;
        return added;
    }

    /// <summary>Finds a grant that holds, of that person; an unknown, ended or foreign one is all the same.</summary>
    public Grant? Find(string id, string person) =>
        _grants.TryGetValue(id, out var grant) && grant.Person == person && time.GetUtcNow() < grant.Until ? grant : null;

    /// <summary>The grants that a person holds now, the newest first.</summary>
    public IReadOnlyList<Grant> Of(string person)
    {
        var now = time.GetUtcNow();
        return [.. _grants.Values.Where(grant => grant.Person == person && now < grant.Until).OrderByDescending(grant => grant.Until)];
    }

    public void End(Grant grant) => _grants.TryRemove(grant.Id, out _);
}
