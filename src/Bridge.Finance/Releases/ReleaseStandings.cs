using System.Security.Cryptography;
using Bridge.Core.Standings;
using Bridge.Finance.Standings;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Releases;

/// <summary>Makes a release of all standings, signs it and puts it into the outbox: the one crossing from finance to support.</summary>
/// <param name="store">The finance store.</param>
/// <param name="derive">Derives the standings.</param>
/// <param name="key">Finance's private key.</param>
/// <param name="outbox">Where the release goes.</param>
/// <param name="time">The clock.</param>
internal sealed class ReleaseStandings(FinanceStore store, DeriveStandings derive, ECDsa key, Outbox outbox, TimeProvider time)
{
    /// <summary>Shortest time between two releases: a payment must not show at once, or releases would tell when it came.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromHours(1);

    /// <summary>Makes the next release.</summary>
    /// <returns>What was released.</returns>
    /// <exception cref="FinanceException">The last release is too young, or the outbox cannot be written.</exception>
    public StandingRelease Run(StandingRules rules)
    {
        var now = time.GetUtcNow();
        if (store.Read(ReleaseTable.NewestAt) is { } last && now - last < Gap)
        {
            return PutAgain() ?? throw new FinanceException(
                $"The last release is less than {Gap.TotalMinutes:0} minutes old.", "Wait: releases are made for everybody at once, not after each payment.");
        }

        var derived = derive.Run(rules);
        StandingRelease? release = null;

        // The number is stored before the file is written: after a crash between the two, one number is missing and none is used twice.
        store.Write(connection =>
        {
            using var seal = store.OpenSeal();
            release = StandingRelease.Of(rules.Version, ReleaseTable.NextSequence(connection, derived.Day), derived.Day, derived.Entries);
            ReleaseTable.Add(connection, seal, release, now);
        });
        outbox.Put(Sign(release!)); // set by the transaction
        return release!;
    }

    // A process that died after its release was stored, and before the file was written, left the outbox behind.
    private StandingRelease? PutAgain()
    {
        var newest = store.Read(connection =>
        {
            using var seal = store.OpenSeal();
            return ReleaseTable.Newest(connection, seal);
        });
        if (newest is null || outbox.Holds(StandingText.Write(newest)))
        {
            return null;
        }

        outbox.Put(Sign(newest));
        return newest;
    }

    /// <summary>Signs a release.</summary>
    public byte[] Sign(StandingRelease release)
    {
        var body = StandingText.Write(release);
        return SignedStandings.Join(
            body, key.SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }
}
