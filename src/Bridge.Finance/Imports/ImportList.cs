using System.Text.Json;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;
using Bridge.Finance.Vault;
using Bridge.Storage;

namespace Bridge.Finance.Imports;

/// <summary>One import as it is listed.</summary>
/// <param name="Id">Its number.</param>
/// <param name="At">UTC instant at which it ended.</param>
/// <param name="Report">What became of it.</param>
internal sealed record ListedImport(long Id, DateTimeOffset At, ImportReport Report);

/// <summary>The list of imports. File name, counts and totals are sealed: finance alone sees them.</summary>
internal static class ImportList
{
    private const string Place = "import.details";

    /// <summary>Adds an import; for use inside a transaction.</summary>
    public static void Add(StoreSession session, Seal seal, DateTimeOffset at, ImportReport report)
    {
        var id = session.Scalar<long>("SELECT coalesce(max(id), 0) + 1 FROM import");
        session.Run(
            "INSERT INTO import (id, ledger, at, outcome, details) VALUES (@id, @ledger, @at, @outcome, @details)",
            ("@id", id), ("@ledger", report.Ledger), ("@at", Instants.Format(at)), ("@outcome", report.Outcome.ToString()), ("@details", Details(seal, id, report)));
    }

    /// <summary>Puts other details in place of an import's; for use inside a transaction.</summary>
    public static void Replace(StoreSession session, Seal seal, ListedImport import) => session.Run(
        "UPDATE import SET details = @details WHERE id = @id", ("@id", import.Id), ("@details", Details(seal, import.Id, import.Report)));

    /// <summary>Reads the newest imports, newest first.</summary>
    public static IReadOnlyList<ListedImport> Newest(StoreSession session, Seal seal, int most) => session.Query(
        "SELECT id, at, details FROM import ORDER BY id DESC LIMIT @most",
        row => new ListedImport(
            row.GetInt64(0),
            Instants.Parse(row.GetString(1)),
            Report(seal.Open((byte[])row.GetValue(2), Place, Row(row.GetInt64(0))))),
        ("@most", (long)most));

    /// <summary>Reads the newest imports of a store, newest first. Every call is to be audited by whoever offers it.</summary>
    public static IReadOnlyList<ListedImport> Newest(FinanceStore store, int most) => store.Read(session =>
    {
        using var seal = store.OpenSeal();
        return Newest(session, seal, most);
    });

    private static byte[] Details(Seal seal, long id, ImportReport report) =>
        seal.Close(JsonSerializer.SerializeToUtf8Bytes(report, FinanceJson.Options), Place, Row(id));

    private static ImportReport Report(byte[] details) =>
        JsonSerializer.Deserialize<ImportReport>(details, FinanceJson.Options)!; // never null: it was written from a report

    private static byte[] Row(long id) => BitConverter.GetBytes(id);
}
