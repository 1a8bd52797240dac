namespace Bridge.Core.Standings;

/// <summary>What became of a signed release.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Release">The release, exactly when it was accepted; otherwise every standing is unknown or stays as last accepted.</param>
public sealed record StandingReading(StandingVerdict Verdict, StandingRelease? Release);

/// <summary>Why a release was taken or not.</summary>
public enum StandingVerdict
{
    /// <summary>Signed by finance, newer than the last one, fresh.</summary>
    Accepted,

    /// <summary>The bytes are not a signed release of a version that this program reads.</summary>
    NotARelease,

    /// <summary>The signature is not finance's: wrong key, or the bytes were changed.</summary>
    BadSignature,

    /// <summary>A release with this number or a greater one was seen before; an old one is being played again.</summary>
    NotNewer,

    /// <summary>Its day is too long ago: all standings are unknown.</summary>
    TooOld,

    /// <summary>Its day lies in the future: a clock is wrong, and all standings are unknown.</summary>
    FromTheFuture,
}
