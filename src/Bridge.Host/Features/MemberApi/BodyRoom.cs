using System.Threading.RateLimiting;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Bounds what requests with files take of memory at one time: a body lies there whole while it is read.</summary>
/// <param name="rules">Which files are taken.</param>
internal sealed class BodyRoom(AttachmentRules rules) : IDisposable
{
    /// <summary>Mebibytes of bodies that are read at one time; in memory they are up to three times as large.</summary>
    public const int Most = 128;

    private const int Mebibyte = 1024 * 1024;

    private readonly ConcurrencyLimiter _room = new(new ConcurrencyLimiterOptions { PermitLimit = Most, QueueLimit = 0 });

    /// <summary>Asks for room for a body.</summary>
    /// <param name="length">Its length as it was told; null when it was not, so that it may be the largest.</param>
    /// <returns>What gives the room back, whether it was there or not; null for a body that needs none.</returns>
    public RateLimitLease? Ask(long? length)
    {
        var size = Math.Min(length ?? long.MaxValue, BodyReader.LargestBody + rules.LargestBody);
        return size <= BodyReader.LargestBody ? null : _room.AttemptAcquire((int)Math.Min(Most, (size / Mebibyte) + 1));
    }

    /// <inheritdoc />
    public void Dispose() => _room.Dispose();
}
