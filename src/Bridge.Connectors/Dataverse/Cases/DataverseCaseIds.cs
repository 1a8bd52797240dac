using System.Security.Cryptography;
using System.Text;

namespace Bridge.Connectors.Dataverse.Cases;

/// <summary>
/// Ids that follow from the bridge's own keys, so that what is sent twice meets itself: Dataverse lets its callers choose the id of a new row.
/// </summary>
/// <remarks>Source: Microsoft Learn, "Upsert a table row using the Web API"; RFC 9562, version 8.</remarks>
internal static class DataverseCaseIds
{
    /// <summary>Id of the case that is opened under a key.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <returns>The id.</returns>
    public static Guid OfCase(string key) => Of($"case {key}");

    /// <summary>Id of the note that holds a case's first text where it is longer than a description.</summary>
    /// <param name="incident">Id of the case.</param>
    /// <returns>The id.</returns>
    public static Guid OfFirstText(Guid incident) => Of($"first text {incident:D}");

    /// <summary>Id of the note that holds a member's comment.</summary>
    /// <param name="incident">Id of the case.</param>
    /// <param name="key">The comment's key.</param>
    /// <returns>The id.</returns>
    public static Guid OfComment(Guid incident, string key) => Of($"comment {incident:D} {key}");

    private static Guid Of(string name)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
