using Bridge.Core.Model;

namespace Bridge.Core.Standings;

/// <summary>When a release still counts.</summary>
/// <param name="LastSequence">Number of the last accepted release; 0 when there was none.</param>
/// <param name="Today">The day, in the same zone that finance's days are in.</param>
/// <param name="MaxAgeDays">Days after which a release's standings are unknown; at least 0.</param>
public sealed record StandingFreshness(long LastSequence, DateOnly Today, int MaxAgeDays)
{
    /// <summary>Reads a standing from a release accepted earlier, which may have grown old since.</summary>
    /// <param name="release">The last accepted release, or null.</param>
    /// <param name="standing">The standing it gave.</param>
    /// <returns>That standing while the release counts, otherwise <see cref="Standing.Unknown"/>.</returns>
    public Standing Now(StandingRelease? release, Standing standing) =>
        release is not null && Age(release) is null ? standing : Standing.Unknown;

    internal StandingVerdict Judge(StandingRelease release) =>
        release.Sequence <= LastSequence ? StandingVerdict.NotNewer : Age(release) ?? StandingVerdict.Accepted;

    // One day of grace towards the future: the two sides may sit on two sides of midnight.
    private StandingVerdict? Age(StandingRelease release) => (Today.DayNumber - release.AsOfDay.DayNumber) switch
    {
        < -1 => StandingVerdict.FromTheFuture,
        var days when days > MaxAgeDays => StandingVerdict.TooOld,
        _ => null,
    };
}
