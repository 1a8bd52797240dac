using System.Globalization;
using Bridge.Core.Connectors;
using Bridge.Core.Mapping;
using Bridge.Core.Model;

namespace Bridge.Workbook.Bench;

/// <summary>Invented members with twenty columns: texts, texts that look like formulas, days, numbers, flags, lists.</summary>
internal static class BenchMembers
{
    private static readonly DateOnly _firstDay = new(1990, 1, 1);

    /// <summary>The columns behind that of the keys: 19, so that a row has 20 cells.</summary>
    public static TargetShape Shape { get; } = new(
    [
        .. new[] { "Name", "E-mail", "Phone", "MLS member ID", "MLS status", "Job title", "Office", "Licence", "Association", "City", "Mobile", "Direct line", "Note" }
            .Select(name => new TargetField { Name = name }),
        new() { Name = "Languages", Type = FieldType.List },
        new() { Name = "Joined", Type = FieldType.Date },
        new() { Name = "Left", Type = FieldType.Date },
        new() { Name = "Listings", Type = FieldType.Number },
        new() { Name = "Share", Type = FieldType.Number },
        new() { Name = "Departed", Type = FieldType.Flag },
    ]);

    /// <summary>Makes members.</summary>
    /// <param name="from">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <returns>One write for each.</returns>
    public static List<Write> Batch(int from, int count) => [.. Enumerable.Range(from, count).Select(One)];

    /// <summary>The key of a member.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The key, <c>mls:M0000000</c>.</returns>
    public static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"mls:M{number:0000000}");

    /// <summary>What a spreadsheet shows of a member, cell by cell, the key first.</summary>
    /// <param name="number">Its number.</param>
    /// <returns>The texts.</returns>
    public static IEnumerable<string> Shown(int number)
    {
        var fields = One(number).Fields;
        return Enumerable.Range(0, Shape.Fields.Count)
            .Select(place => fields[place].AsFlag is { } flag ? flag ? "TRUE" : "FALSE" : fields[place].ToString()).Prepend(Key(number));
    }

    private static Write One(int number)
    {
        var digits = number.ToString("0000000", CultureInfo.InvariantCulture);
        string[] texts =
        [
            $"Zoë Ramírez-{digits}", $"zoe.{digits}@agents.example", $"+1303{digits}", $"00{digits}", number % 9 == 0 ? "Inactive" : "Active", "Team Lead",
            $"O'Malley & Søn <{number % 977}>", $"SL{digits}", "Harbor Association of REALTORS", "Saint-Rémi, NV", $"+1720{digits}", $"+1970{digits}",
            number % 3 == 0 ? $"=HYPERLINK(\"x\",{digits})" : $"\"quoted\" note, {digits}",
        ];
        var fields = new MappedRecord(Shape);
        for (var place = 0; place < texts.Length; place++)
        {
            fields[place] = FieldValue.Text(texts[place]);
        }

        fields[13] = FieldValue.List(["English", number % 2 == 0 ? "Polish" : "French"]);
        fields[14] = FieldValue.Date(_firstDay.AddDays(number % 12_000));
        fields[15] = number % 9 == 0 ? FieldValue.Date(_firstDay.AddDays(13_000)) : FieldValue.Blank;
        fields[16] = FieldValue.Number(number % 500);
        fields[17] = FieldValue.Number((number % 400) + 0.5m);
        fields[18] = FieldValue.Flag(number % 9 == 0);
        return new Write(Key(number), fields, true, null);
    }
}
