using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using System.Data.Common;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Rosters;

/// <summary>The roster as the MLS last gave it.</summary>
internal static class RosterTable
{
    /// <summary>Reads the roster.</summary>
    public static List<RosterEntry> All(StoreSession session)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal); // origins, types and offices repeat for many members
        return session.Query(
            "SELECT kind, external_id, origin_key, mls_id, national_id, member_type, office_key, broker_key FROM roster",
            row => new RosterEntry((PartyKind)row.GetInt64(0), KeyOf(seen, row.GetString(1), row.GetString(2)))
            {
                MlsId = Text(row, 3),
                NationalId = Text(row, 4),
                MemberType = Once(seen, Text(row, 5)),
                OfficeKey = Once(seen, Text(row, 6)),
                BrokerKey = Text(row, 7),
            });
    }

    /// <summary>Reads the ids of one kind.</summary>
    public static IEnumerable<string> Ids(StoreSession session, PartyKind kind, PartyId by)
    {
        var sql = by switch
        {
            PartyId.MlsId => "SELECT mls_id FROM roster WHERE kind = @kind AND mls_id IS NOT NULL",
            PartyId.NationalId => "SELECT national_id FROM roster WHERE kind = @kind AND national_id IS NOT NULL",
            PartyId.Key => "SELECT origin_key FROM roster WHERE kind = @kind",
            _ => "SELECT external_id FROM roster WHERE kind = @kind",
        };
        return session.Query(sql, row => row.GetString(0), ("@kind", (long)kind));
    }

    /// <summary>Puts a roster in place of the last one; for use inside a transaction.</summary>
    public static void Replace(StoreSession session, IEnumerable<RosterEntry> entries)
    {
        session.Run("DELETE FROM roster");
        using var rows = session.OpenRows(
            "roster", "kind", "external_id", "origin_key", "mls_id", "national_id", "member_type", "office_key", "broker_key");
        foreach (var entry in entries)
        {
            rows.Add(
                (long)entry.Kind, entry.Key.ExternalId, entry.Key.Value, entry.MlsId, entry.NationalId, entry.MemberType, entry.OfficeKey, entry.BrokerKey);
        }

        rows.Complete();
    }

    // The origin is what stands before the key, so it need not be kept twice.
    private static RecordKey KeyOf(HashSet<string> seen, string externalId, string key) =>
        new(Once(seen, externalId[..^(key.Length + 1)]) ?? "", key);

    private static string? Once(HashSet<string> seen, string? text)
    {
        if (text is not null && !seen.Add(text))
        {
            seen.TryGetValue(text, out text);
        }

        return text;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
