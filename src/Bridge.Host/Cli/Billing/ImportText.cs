using System.Globalization;
using System.Text.Json;
using Bridge.Finance.Composition;

namespace Bridge.Host.Cli.Billing;

/// <summary>What became of an import, for people and for scripts.</summary>
internal static class ImportText
{
    private const int MostShown = 20;

    /// <summary>Tells it in words.</summary>
    /// <param name="summary">What became of the import.</param>
    /// <returns>One or more lines; account numbers, but no amount.</returns>
    public static string Words(ImportSummary summary)
    {
        var lines = new List<string> { Headline(summary) };
        lines.AddRange(summary.Reasons.Select(reason => $"  {reason}"));
        if (summary.Unreconciled.Count > 0)
        {
            lines.Add($"  Accounts: {string.Join(", ", summary.Unreconciled.Take(MostShown))}{(summary.Unreconciled.Count > MostShown ? " and others" : "")}.");
        }

        if (summary.RefusedRows > 0)
        {
            lines.Add($"{summary.RefusedRows} rows were set aside:");
            lines.AddRange(summary.Refusals.Take(MostShown).Select(refusal => $"  {refusal.Reason}"));
        }

        if (summary.Unmatched > 0)
        {
            lines.Add($"{summary.Unmatched} accounts concern nobody in the roster: complete the cross-reference.");
        }

        lines.AddRange(summary.Notes);
        if (summary.Near.Count > 0)
        {
            lines.Add($"  Accounts: {string.Join(", ", summary.Near.Take(MostShown))}{(summary.Near.Count > MostShown ? " and others" : "")}.");
        }

        if (summary.Erased > 0)
        {
            lines.Add($"{summary.Erased} accounts of erased members were not kept.");
        }

        return string.Join(Environment.NewLine, lines);
    }

    /// <summary>Writes its properties as JSON.</summary>
    /// <param name="json">Inside an object.</param>
    /// <param name="summary">What became of the import.</param>
    public static void Write(Utf8JsonWriter json, ImportSummary summary)
    {
        json.WriteString("outcome", summary.Outcome);
        json.WriteString("ledger", summary.Ledger);
        json.WriteString("asOf", summary.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("rows", summary.Rows);
        json.WriteNumber("accounts", summary.Accounts);
        json.WriteNumber("changed", summary.Changed);
        json.WriteNumber("unchanged", summary.Unchanged);
        json.WriteNumber("vanished", summary.Vanished);
        json.WriteNumber("unmatched", summary.Unmatched);
        json.WriteNumber("erased", summary.Erased);
        json.WriteNumber("refusedRows", summary.RefusedRows);
        json.WriteStartArray("refusals");
        foreach (var refusal in summary.Refusals)
        {
            json.WriteStartObject();
            json.WriteString("code", refusal.Code);
            json.WriteString("reason", refusal.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTexts(json, "reasons", summary.Reasons);
        WriteTexts(json, "unreconciled", summary.Unreconciled);
        WriteTexts(json, "notes", summary.Notes);
        WriteTexts(json, "near", summary.Near);
    }

    private static string Headline(ImportSummary summary) => summary.Outcome switch
    {
        "unchanged" => $"Ledger {summary.Ledger}: the same file as last time, nothing to do.",
        "refused" => $"Ledger {summary.Ledger}: refused, nothing was stored.",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"Ledger {summary.Ledger} as of {summary.AsOf:yyyy-MM-dd}: {summary.Rows:N0} records of {summary.Accounts:N0} accounts, {summary.Changed:N0} changed, {summary.Vanished:N0} vanished. It reconciles."),
    };

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
