using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Standings;

namespace Bridge.Connectors.Standings;

/// <summary>The newest release of finance, as it lies in the outbox.</summary>
/// <param name="settings">Where it is, and finance's key.</param>
/// <param name="time">The clock.</param>
internal sealed class ReleaseFile(StandingSettings settings, TimeProvider time)
{
    /// <summary>No release is larger: 400,000 members with the longest ids there are.</summary>
    public const long MostBytes = 100_000_000;

    /// <summary>Reads the release and judges its signature and age.</summary>
    /// <returns>How it stands, except for what was taken before.</returns>
    /// <exception cref="ConnectorException">A setting is wrong, or the file may not be read.</exception>
    public ReleaseState Read()
    {
        // A wrong setting is told even while there is no release.
        using var key = settings.OpenPublicKey();
        var today = settings.Today(time);
        if (Bytes() is not { } bytes)
        {
            return new ReleaseState(ReleaseVerdict.Missing, null);
        }

        // First whose it is: the entries of a release that is too old are still needed, to say that they no longer hold.
        return SignedStandings.Verify(bytes, key, new StandingFreshness(0, DateOnly.MaxValue, int.MaxValue)).Release is { } release
            ? new ReleaseState(Age(release, today), release)
            : new ReleaseState(ReleaseVerdict.NotFinances, null);
    }

    private ReleaseVerdict Age(StandingRelease release, DateOnly today) =>
        new StandingFreshness(0, today, settings.MaxAgeDays).Now(release, Standing.Good) == Standing.Good ? ReleaseVerdict.Good
            : release.AsOfDay > today ? ReleaseVerdict.FromTheFuture
            : ReleaseVerdict.TooOld;

    private byte[]? Bytes()
    {
        try
        {
            using var file = File.OpenRead(settings.File);
            if (file.Length > MostBytes)
            {
                return []; // whatever it is, finance did not sign it
            }

            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (EndOfStreamException)
        {
            return []; // cut while it was read
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ConnectorException(
                FailureKind.Configuration, $"Finance's release {settings.File} may not be read.",
                "Give the bridge's user the right to read that file, and no other right in the folder.");
        }
    }
}
