using Bridge.Connectors.Reso.Api;
using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Mapping.Reso;

namespace Bridge.Connectors.Reso.Walks;

/// <summary>Finds out why an incremental read brought nothing at all, although it reached back behind known rows.</summary>
/// <typeparam name="TRow">Wire row.</typeparam>
/// <typeparam name="T">Record kind.</typeparam>
/// <param name="feed">The feed.</param>
internal sealed class ResoGuard<TRow, T>(ResoFeed<TRow, T> feed)
    where TRow : ResoRow
    where T : IRecord
{
    /// <summary>Tells whether the feed still holds a row as new as the newest one received.</summary>
    /// <param name="time">Greatest change time received.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>True when all is well.</returns>
    public async Task<bool> HoldsAsync(string time, CancellationToken cancellationToken)
    {
        var filter = $"{feed.Options.WatermarkField} ge {feed.Zone.Before(time, feed.Options.Overlap)}";
        return (await feed.GetAsync(new ResoQuery { Filter = filter, Top = 1 }, cancellationToken)).Count > 0;
    }

    /// <summary>Looks at the feed.</summary>
    /// <param name="since">Where the read started; rows were received before.</param>
    /// <param name="accepted">What a person has said yes to.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>How to go on.</returns>
    /// <exception cref="ConnectorException">A person has to decide.</exception>
    public async Task<ResoVerdict> LookAsync(
        ResoCursor since, IReadOnlySet<string> accepted, CancellationToken cancellationToken)
    {
        var probe = await feed.GetAsync(new ResoQuery { Top = 1 }, cancellationToken);
        if (probe.Count == 0)
        {
            return accepted.Contains(Surprises.EmptyFeed) ? ResoVerdict.Forget : throw Ask(
                Surprises.EmptyFeed,
                $"The MLS now gives no {feed.Resource.Name} at all, but it gave some before.",
                "Ask the MLS whether the licence still holds");
        }

        if (!await FellBackAsync(since, cancellationToken))
        {
            return ResoVerdict.Nothing;
        }

        return accepted.Contains(Surprises.TimeFellBack) ? ResoVerdict.ReadAgain : throw Ask(
            Surprises.TimeFellBack,
            $"The newest change of {feed.Resource.Name} in the MLS is older than one that was read before.",
            "Ask the MLS whether it was restored from a backup");
    }

    // The newest row may simply have been deleted. If any of the newest rows is still there with an older time, or none
    // of them is there at all, the feed itself went back.
    private async Task<bool> FellBackAsync(ResoCursor since, CancellationToken cancellationToken)
    {
        if (since.Time is null || !ResoTime.TryParse(since.Time, out var newest))
        {
            return false;
        }

        var gone = 0;
        var anchors = since.Anchors ?? [];
        foreach (var key in anchors)
        {
            var found = await feed.FindAsync(key, cancellationToken);
            if (found is not null && found.Positions.Any(position => position.Instant < newest - feed.Options.Overlap))
            {
                return true;
            }

            gone += found is null ? 1 : 0;
        }

        // A host that flags deletions takes such rows away by itself some days later: that they are gone says nothing there.
        return gone == anchors.Count && feed.Options.Deletes != ResoDeletes.Flag;
    }

    private static ConnectorException Ask(string surprise, string problem, string remedy) =>
        new(FailureKind.NeedsConsent, problem, $"{remedy}; go on with --accept {surprise} if it is meant to be so.")
        {
            Surprise = surprise,
        };
}

/// <summary>How to go on after a read that brought nothing.</summary>
internal enum ResoVerdict
{
    /// <summary>All is well.</summary>
    Nothing,

    /// <summary>The feed is empty by consent: start from nothing the next time.</summary>
    Forget,

    /// <summary>The feed went back by consent: read all of it again.</summary>
    ReadAgain,
}
