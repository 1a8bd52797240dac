using Bridge.Audit;
using Bridge.Finance.Auditing;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Place.Days;

/// <summary>Reads from the audit who broke the glass today, and what else needed a reason or a second person.</summary>
internal sealed class DigestReader(SideDoor door, FinancePlaceSettings settings, PlaceAudit audit, TimeProvider time)
{
    /// <summary>Most entries that are shown; all are counted.</summary>
    private const int MostShown = 500;

    public async Task<DigestView> ReadAsync(string person)
    {
        await audit.WriteAsync(person, PlaceActions.ReadDigest, "entries of today");
        var rules = door.Open().Rules;
        var today = new DeriveStandings(door.Open().Store, time).BusinessDay(rules);
        var rows = Files().SelectMany(Read)
            .Where(entry => PlaceActions.Digest.Contains(entry.Action) && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(entry.At, rules.Zone).DateTime) == today)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Seq).ToList();
        return new DigestView(today, rules.Zone.Id, rows.Count, [.. rows.Take(MostShown).Select(entry => new DigestRow(
            entry.Seq, TimeZoneInfo.ConvertTime(entry.At, rules.Zone), entry.Who, entry.Action, entry.What, entry.Which, entry.Why, entry.Outcome))]);
    }

    // What was done by command stands in files of its own beside the place's.
    private IEnumerable<string> Files() =>
        [settings.AuditFile, .. Directory.EnumerateFiles(Path.GetDirectoryName(settings.AuditFile)!, FinancePlace.VerbAudit + "*.jsonl")]; // a file has a folder

    private static List<AuditRecord> Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return [.. AuditReader.Read(file)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AuditException("The audit file cannot be read.", "Check that it is there and that the finance user may read it.", error);
        }
    }
}

/// <summary>What was done today.</summary>
/// <param name="Day">The business day.</param>
/// <param name="Zone">The zone of the days and times.</param>
/// <param name="Count">How many entries there are.</param>
/// <param name="Rows">The newest of them, newest first.</param>
internal sealed record DigestView(DateOnly Day, string Zone, int Count, IReadOnlyList<DigestRow> Rows);

/// <summary>An entry of the audit.</summary>
internal sealed record DigestRow(long Seq, DateTimeOffset At, string Who, string Action, string? What, string? Which, string? Why, string Outcome);
