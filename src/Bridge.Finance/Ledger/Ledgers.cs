using Bridge.Finance.Storage;
using Bridge.Storage;
using System.Data.Common;

namespace Bridge.Finance.Ledger;

/// <summary>What is kept of a ledger beside its accounts.</summary>
/// <param name="Id">Number in the store.</param>
/// <param name="Name">Name in the mapping documents.</param>
/// <param name="IsSettledWhenMissing">True when a member without an account owes nothing.</param>
/// <param name="IsPartial">True when rows were refused whose account is not known: then a missing account tells nothing.</param>
/// <param name="AsOf">UTC instant to which the data is good.</param>
/// <param name="Input">Fingerprint of the last import.</param>
internal sealed record LedgerRow(long Id, string Name, bool IsSettledWhenMissing, bool IsPartial, DateTimeOffset AsOf, byte[] Input);

/// <summary>The table of ledgers.</summary>
internal static class Ledgers
{
    private const string Columns = "id, name, is_settled_when_missing, is_partial, as_of, input";

    public static LedgerRow? Find(StoreSession session, string name) =>
        session.Query($"SELECT {Columns} FROM ledger WHERE name = @name", Read, ("@name", name)).SingleOrDefault();

    public static IReadOnlyList<LedgerRow> All(StoreSession session) =>
        session.Query($"SELECT {Columns} FROM ledger ORDER BY name", Read);

    /// <summary>Writes a ledger; for use inside a transaction.</summary>
    /// <returns>Its number.</returns>
    public static long Save(StoreSession session, LedgerRow row) => session.Scalar<long>(
        """
        INSERT INTO ledger (name, is_settled_when_missing, is_partial, as_of, input) VALUES (@name, @settled, @partial, @asOf, @input)
        ON CONFLICT (name) DO UPDATE SET is_settled_when_missing = excluded.is_settled_when_missing,
          is_partial = excluded.is_partial, as_of = excluded.as_of, input = excluded.input
        RETURNING id
        """,
        ("@name", row.Name),
        ("@settled", row.IsSettledWhenMissing ? 1L : 0L),
        ("@partial", row.IsPartial ? 1L : 0L),
        ("@asOf", Instants.Format(row.AsOf)),
        ("@input", row.Input));

    /// <summary>Makes the next import of each ledger read its file, even if it is the same one; for use inside a transaction.</summary>
    public static void ForgetInputs(StoreSession session) => session.Run("UPDATE ledger SET input = @none", ("@none", Array.Empty<byte>()));

    private static LedgerRow Read(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2) == 1, row.GetInt64(3) == 1, Instants.Parse(row.GetString(4)), (byte[])row.GetValue(5));
}
