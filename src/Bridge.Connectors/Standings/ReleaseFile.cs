using System.Security.Cryptography;
using Bridge.Core.Connectors;
using Bridge.Core.Standings;

namespace Bridge.Connectors.Standings;

/// <summary>The newest release of finance, as it lies in the outbox.</summary>
/// <param name="settings">Where it is, and finance's key.</param>
/// <param name="time">The clock.</param>
internal sealed class ReleaseFile(StandingSettings settings, TimeProvider time)
{
    /// <summary>No release is larger: 400,000 members with the longest ids there are.</summary>
    private const long MostBytes = 100_000_000;

    /// <summary>Reads the release and judges its signature and age.</summary>
    /// <returns>How it stands.</returns>
    /// <exception cref="ConnectorException">A setting is wrong, or the file may not be read.</exception>
    public ReleaseState Read()
    {
        if (Bytes() is not { } bytes)
        {
            return new ReleaseState(ReleaseVerdict.Missing, null);
        }

        using var key = settings.OpenPublicKey();

        // First whose it is: the entries of a release that is too old are still needed, to say that they no longer hold.
        if (SignedStandings.Verify(bytes, key, new StandingFreshness(0, DateOnly.MaxValue, int.MaxValue)).Release is not { } release)
        {
            return new ReleaseState(ReleaseVerdict.NotFinances, null);
        }

        var freshness = new StandingFreshness(0, settings.Today(time), settings.MaxAgeDays);
        return new ReleaseState(SignedStandings.Verify(bytes, key, freshness).Verdict switch
        {
            StandingVerdict.Accepted => ReleaseVerdict.Good,
            StandingVerdict.FromTheFuture => ReleaseVerdict.FromTheFuture,
            _ => ReleaseVerdict.TooOld,
        }, release);
    }

    private byte[]? Bytes()
    {
        try
        {
            var file = new FileInfo(settings.File);
            return !file.Exists ? null : file.Length > MostBytes ? [] : File.ReadAllBytes(settings.File);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // replaced at this moment
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"Finance's release {settings.File} may not be read.",
                "Give the bridge's user the right to read that file, and no other right in the folder.");
        }
    }
}

/// <summary>How finance's release stands.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Release">The release; null when finance did not sign it, or there is none.</param>
internal sealed record ReleaseState(ReleaseVerdict Verdict, StandingRelease? Release);

/// <summary>Whether a release counts.</summary>
internal enum ReleaseVerdict
{
    /// <summary>Signed by finance, and fresh.</summary>
    Good,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is no release, or finance did not sign it.</summary>
    NotFinances,

    /// <summary>Its day is too long ago.</summary>
    TooOld,

    /// <summary>Its day has not come yet.</summary>
    FromTheFuture,
}
