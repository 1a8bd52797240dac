using Bridge.Core.Connectors;
using Bridge.Core.Model;
using Bridge.Core.Standings;
using Bridge.Finance.Ledger;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Rosters;

/// <summary>Reads all members and offices from the MLS, so that each member gets a standing and each account finds its member.</summary>
internal sealed class RefreshRoster(FinanceStore store)
{
    /// <summary>Reads the roster whole and puts it in place of the last one.</summary>
    /// <returns>How many members it has.</returns>
    /// <exception cref="FinanceException">The MLS gave no member, or an id that no release can carry.</exception>
    /// <exception cref="ConnectorException">The MLS could not be read; the last roster stays.</exception>
    public async Task<int> RunAsync(ISource<Member> members, ISource<Office> offices, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<(PartyKind, RecordKey), RosterEntry>();
        await foreach (var page in members.ReadAsync(ReadRequest.Full, cancellationToken))
        {
            Take(entries, page.Records, RosterEntry.Of);
        }

        var count = entries.Count;
        await foreach (var page in offices.ReadAsync(ReadRequest.Full, cancellationToken))
        {
            Take(entries, page.Records, RosterEntry.Of);
        }

        return Replace(entries.Values, count);
    }

    /// <summary>Puts a roster in place of the last one.</summary>
    public int Replace(IEnumerable<RosterEntry> entries, int members)
    {
        if (members == 0)
        {
            throw new FinanceException("The MLS gave no member, so the roster stays as it was.", "Check the connection to the MLS.");
        }

        store.Write(connection => RosterTable.Replace(connection, entries.Select(Check)));
        return members;
    }

    private static void Take<T>(Dictionary<(PartyKind, RecordKey), RosterEntry> entries, IReadOnlyList<T> records, Func<T, RosterEntry> entry)
        where T : IRecord
    {
        foreach (var record in records)
        {
            var one = entry(record);
            if (record.IsTombstone)
            {
                entries.Remove((one.Kind, one.Key));
            }
            else
            {
                entries[(one.Kind, one.Key)] = one; // the newest state wins: a source may deliver a record twice
            }
        }
    }

    private static RosterEntry Check(RosterEntry entry) => StandingText.IsId(entry.Key.ExternalId)
        ? entry
        : throw new FinanceException(
            $"The MLS gave a key that no standing release can carry (longer than {StandingText.MaxIdLength} characters, or with control characters).",
            "Have the key corrected in the MLS; the roster stays as it was.");
}
