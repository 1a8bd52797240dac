using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bridge.Host.Features.Measures.Reviews;

namespace Bridge.Host.Features.Reviews;

/// <summary>
/// Chooses one great, one average and one coachable contact of each agent. The same contacts, week and seed give the same choice, in whatever order they come.
/// </summary>
/// <remarks>
/// Of equal points the least HMAC-SHA256(seed, week and contact) decides, so nobody without the seed knows beforehand what is chosen.
/// Source: CMLS guide, call quality (three calls for each representative: a great, an average and a coachable one); RFC 2104.
/// </remarks>
internal static class WeeklySet
{
    private const int Fewest = 3;

    /// <summary>Chooses.</summary>
    /// <param name="candidates">Contacts of the week.</param>
    /// <param name="seed">Any text.</param>
    /// <param name="monday">First day of the week.</param>
    /// <returns>The choice by agent.</returns>
    public static IReadOnlyList<ReviewPick> Choose(IEnumerable<ReviewCandidate> candidates, string seed, DateOnly monday) =>
        [.. candidates.GroupBy(one => one.Agent, StringComparer.Ordinal).OrderBy(agent => agent.Key, StringComparer.Ordinal).Select(agent => Choose(agent.Key, [.. agent], seed, monday))];

    private static ReviewPick Choose(string agent, List<ReviewCandidate> contacts, string seed, DateOnly monday)
    {
        var draws = contacts.ToDictionary(one => one, one => Draw(seed, monday, one));
        var ordered = contacts.OrderByDescending(one => one.Points).ThenBy(one => draws[one]).ToList();
        if (ordered.Count < Fewest)
        {
            return new ReviewPick(agent, ordered.Count, null, ordered.MinBy(one => draws[one])!, null); // an agent is here for a contact
        }

        var great = ordered[0];
        var coachable = ordered.Skip(1).OrderBy(one => one.Points).ThenBy(one => draws[one]).First();
        var median = ordered[ordered.Count / 2].Points;
        var average = ordered.Where(one => one != great && one != coachable).OrderBy(one => Math.Abs(one.Points - median)).ThenBy(one => draws[one]).First();
        return new ReviewPick(agent, ordered.Count, great, average, coachable);
    }

    private static ulong Draw(string seed, DateOnly monday, ReviewCandidate contact)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var text = string.Create(CultureInfo.InvariantCulture, $"{monday:yyyy-MM-dd}:{contact.Key}");
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(seed), Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
