using System.Security.Cryptography;
using Bridge.Core.Model;
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

    /// <summary>Makes the newest release once more, with Unknown for one member and the same words for all others.</summary>
    /// <remarks>Nothing is derived, so it tells nothing about payments and need not wait for the gap.</remarks>
    /// <returns>True when there was anything to withdraw.</returns>
    /// <exception cref="FinanceException">The outbox cannot be written.</exception>
    public bool Withdraw(string externalId)
    {
        StandingRelease? release = null;
        store.Write(session =>
        {
            using var seal = store.OpenSeal();
            if (ReleaseTable.Newest(session, seal) is { } newest
                && newest.Entries.Any(entry => entry.ExternalId == externalId && entry.Standing != Standing.Unknown))
            {
                release = StandingRelease.Of(
                    newest.PolicyVersion, ReleaseTable.NextSequence(session, newest.AsOfDay), newest.AsOfDay,
                    newest.Entries.Select(entry => entry.ExternalId == externalId ? entry with { Standing = Standing.Unknown } : entry));
                ReleaseTable.Add(session, seal, release, time.GetUtcNow());
            }
        });
        if (release is null)
        {
            return false;
        }

        outbox.Put(Sign(release));
        return true;
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
