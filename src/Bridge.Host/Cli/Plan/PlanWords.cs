using System.Globalization;
using Bridge.Core.Mapping;
using Bridge.Core.Model;
using Bridge.Host.Features.Sync.Planning;

namespace Bridge.Host.Cli.Plan;

/// <summary>The words in which a plan speaks of records, fields and values.</summary>
internal static class PlanWords
{
    private const int LongestValue = 100;

    /// <summary>Name of the record, as the MLS or else the target has it.</summary>
    /// <param name="compared">The change.</param>
    /// <returns>The name, or null when nobody knows one.</returns>
    public static string? NameOf(ComparedChange compared) => compared.Change.Record switch
    {
        Member { FullName: { Length: > 0 } name } => name,
        Member { FirstName: var first, LastName: var last } when first is not null || last is not null => $"{first} {last}".Trim(),
        Office { Name: { Length: > 0 } name } => name,

        // A departed record comes without its fields; the target still knows who it is.
        _ => compared.Before?.Fields.Find("name").AsText,
    };

    /// <summary>A field as the administrator knows it.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Its title in the target, or its name.</returns>
    public static string NameOf(TargetField field) => field.Title ?? field.Name;

    /// <summary>A value on one line.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The words.</returns>
    public static string Of(FieldValue value) => value switch
    {
        { IsSent: false } => "(no such field)",
        { IsBlank: true } => "(empty)",
        { AsFlag: { } flag } => flag ? "yes" : "no",
        { AsList: { } list } => Line(string.Join(", ", list)),
        _ => Line(value.ToString()),
    };

    /// <summary>Makes a text from outside harmless for a terminal: no control codes, no line breaks, no turned writing direction.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line, shortened where it is very long.</returns>
    public static string Line(string text)
    {
        var line = string.Concat(text.EnumerateRunes().Select(rune => Rune(rune)));
        return line.Length <= LongestValue ? line : $"{TextCut.To(line, LongestValue)} ...";
    }

    private static string Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => "\uFFFD",
        _ => rune.ToString(),
    };
}
