using System.Globalization;
using System.Text;
using Bridge.Finance.Documents;
using Bridge.Finance.Values;
using CsvHelper;
using CsvHelper.Configuration;

namespace Bridge.Finance.Place.Lists;

/// <summary>Writes a list as CSV that no spreadsheet takes for formulas: a text that could be one gets an apostrophe before it.</summary>
/// <remarks>
/// CsvHelper's own escaping is not used: it also spoils negative amounts. Amounts are numbers by their type, never text of the ledger.
/// Source: OWASP, "CSV Injection".
/// </remarks>
internal static class ListCsv
{
    public static byte[] Write(ListRows rows)
    {
        using var memory = new MemoryStream();
        using (var text = new StreamWriter(memory, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            Aging(csv, rows);
            Charges(csv, rows);
            Changes(csv, rows);
        }

        return memory.ToArray();
    }

    /// <summary>Name of the file; tells which list it is, and nobody's name.</summary>
    public static string Name(ListRequest request) => $"{request.Kind.ToString().ToLowerInvariant()}.csv";

    /// <summary>A text that is never a formula.</summary>
    public static string Safe(string text)
    {
        // Spreadsheets look past what is not seen, and some take full-width signs for plain ones.
        var first = text.FirstOrDefault(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format);
        return first is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' or '|' or '%' || (text.Length > 0 && char.IsControl(text[0])) ? $"'{text}" : text;
    }

    private static void Aging(CsvWriter csv, ListRows rows)
    {
        if (rows.Aging is not { } ages)
        {
            return;
        }

        Line(csv, ["Day", "Ledger", "Account", "Concerns", "Currency", "Balance", .. Members.Aging.Zero("").Parts().Select(part => part.Name)], []);
        foreach (var row in ages)
        {
            Line(csv, [Day(rows.Day), row.Ledger, row.Account.Value, row.Concerns, row.Balance.Currency], [row.Balance, .. row.Ages.Parts().Select(part => part.Sum)]);
        }
    }

    private static void Charges(CsvWriter csv, ListRows rows)
    {
        if (rows.Charges is not { } charges)
        {
            return;
        }

        Line(csv, ["Day", "Ledger", "Account", "Concerns", "Kind", "Charges", "Oldest due", "Currency", "Open"], []);
        foreach (var row in charges)
        {
            Line(csv, [Day(rows.Day), row.Ledger, row.Account.Value, row.Concerns, DocumentWords.Of(row.Kind), row.Charges.ToString(CultureInfo.InvariantCulture), Day(row.OldestDue), row.Open.Currency], [row.Open]);
        }
    }

    private static void Changes(CsvWriter csv, ListRows rows)
    {
        if (rows.Changes is not { } changes)
        {
            return;
        }

        Line(csv, ["Day", "Member", "Released", "Next"], []);
        foreach (var row in changes)
        {
            Line(csv, [Day(rows.Day), row.ExternalId, row.Before?.ToString() ?? "", row.After.ToString()], []);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static void Line(CsvWriter csv, IEnumerable<string> texts, IEnumerable<Money> sums)
    {
        foreach (var text in texts)
        {
            csv.WriteField(Safe(text));
        }

        foreach (var sum in sums)
        {
            csv.WriteField(sum.Amount.ToString("0.00", CultureInfo.InvariantCulture));
        }

        csv.NextRecord();
    }
}
