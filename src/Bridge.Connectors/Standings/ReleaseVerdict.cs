namespace Bridge.Connectors.Standings;

/// <summary>Whether a release counts.</summary>
internal enum ReleaseVerdict
{
    /// <summary>Signed by finance, fresh, and not older than one that was taken.</summary>
    Good,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>It is no release, or finance did not sign it.</summary>
    NotFinances,

    /// <summary>Finance signed it, but a newer one was taken before.</summary>
    Replayed,

    /// <summary>Its day is too long ago.</summary>
    TooOld,

    /// <summary>Its day has not come yet.</summary>
    FromTheFuture,
}

/// <summary>What an administrator is told of a verdict.</summary>
internal static class ReleaseWords
{
    /// <summary>Says what a verdict means and what to do.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The words; null for a good release.</returns>
    public static string? Of(ReleaseVerdict verdict) => verdict switch
    {
        ReleaseVerdict.Good => null,
        ReleaseVerdict.Missing => "Finance has released no standings, so they are unknown. Finance releases with 'bridge billing release'.",
        ReleaseVerdict.NotFinances =>
            "The release of standings is not signed by finance, so all standings are unknown. Tell finance at once: somebody may have changed the file.",
        ReleaseVerdict.Replayed =>
            "The release of standings is older than one that was taken before, so all standings are unknown. Tell finance at once: somebody may have put an old file back.",
        ReleaseVerdict.TooOld => "Finance's last release is too old, so all standings are unknown. Ask finance for a new one.",
        _ => "Finance's release is dated in the future, so all standings are unknown. Compare the clocks of both sides.",
    };
}
