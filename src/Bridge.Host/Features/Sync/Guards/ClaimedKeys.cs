using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync.Guards;

/// <summary>Remembers, in 2 MiB, which identities and unique values a run has claimed: "no" is certain, "yes" means look. Not safe for parallel use.</summary>
/// <remarks>
/// A stream that had no link when its run began can only have those the run made itself, so a first sync need not look each
/// record up in tables that grow with it. About 3 % of a million records are looked up for nothing.
/// </remarks>
internal sealed class ClaimedKeys
{
    private const int IndexBits = 24;
    private readonly ulong[] _bits = new ulong[(1 << IndexBits) / 64];

    /// <summary>Remembers what a link claims.</summary>
    /// <param name="link">The link.</param>
    public void Add(Storage.Link link)
    {
        Set(Hash(link.ExternalId));
        if (link.UniqueHash is { } hash)
        {
            Set(unchecked((ulong)hash));
        }
    }

    /// <summary>Says whether an identity may have been claimed.</summary>
    /// <param name="externalId">The identity.</param>
    /// <returns>False when it certainly was not.</returns>
    public bool MayHave(string externalId) => IsSet(Hash(externalId));

    /// <summary>Says whether a unique value may have been claimed.</summary>
    /// <param name="uniqueHash">Its hash.</param>
    /// <returns>False when it certainly was not.</returns>
    public bool MayHave(long uniqueHash) => IsSet(unchecked((ulong)uniqueHash));

    private static ulong Hash(string externalId) => Fingerprint.Of(FieldValue.Text(externalId));

    private void Set(ulong hash)
    {
        for (var part = 0; part < 3; part++)
        {
            var index = Index(hash, part);
            _bits[index >> 6] |= 1UL << (index & 63);
        }
    }

    private bool IsSet(ulong hash)
    {
        for (var part = 0; part < 3; part++)
        {
            var index = Index(hash, part);
            if ((_bits[index >> 6] & (1UL << (index & 63))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int Index(ulong hash, int part) => (int)(hash >> (20 * part)) & ((1 << IndexBits) - 1);
}
