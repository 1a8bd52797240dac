using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Bridge.Host.Features.Surveys.Invitations;

/// <summary>Decides which contacts are in the sample, from the seed and the contact alone: nothing has to be remembered, and anybody with the seed gets the same.</summary>
/// <remarks>
/// The first 64 bits of HMAC-SHA256(seed, contact) as a share of 2^64. Keyed, so that whoever knows a ticket's number but
/// not the seed cannot tell whether it will be asked about. Source: RFC 2104.
/// </remarks>
internal static class SurveySample
{
    private const int Bits = 53;

    /// <summary>Tells whether a contact is in the sample.</summary>
    /// <param name="seed">Any text.</param>
    /// <param name="contact">External id of the contact.</param>
    /// <param name="share">Share of the contacts, 0 to 1.</param>
    /// <returns>True when it is.</returns>
    public static bool Holds(string seed, string contact, double share)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(seed), Encoding.UTF8.GetBytes(contact), hash);

        // A double holds 53 bits exactly: the quotient is below 1, so that a share of 1 takes all and 0 none.
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - Bits)) / (double)(1L << Bits) < share;
    }
}
