using System.Globalization;
using Bridge.Finance.Answers;
using Bridge.Finance.Imports;
using Bridge.Finance.Sources.Mapping;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Files;

/// <summary>What somebody wants imported, as it was typed.</summary>
internal sealed record ImportOrder
{
    /// <summary>Name of a mapping document.</summary>
    public string? Mapping { get; init; }

    /// <summary>Name of a file in the inbox; null for an upload or a query.</summary>
    public string? File { get; init; }

    /// <summary>Day of the data, <c>yyyy-MM-dd</c>.</summary>
    public string? AsOf { get; init; }

    /// <summary>The closing balance that is expected, or nothing.</summary>
    public string? ExpectedClosing { get; init; }

    /// <summary>How many records are expected, or nothing.</summary>
    public string? ExpectedRows { get; init; }

    /// <summary>True once a person has said that many accounts may vanish.</summary>
    public bool AcceptsVanished { get; init; }

    /// <summary>Takes the fields of a form.</summary>
    public static ImportOrder Of(IReadOnlyDictionary<string, string> fields) => new()
    {
        Mapping = fields.GetValueOrDefault("mapping"),
        File = fields.GetValueOrDefault("file"),
        AsOf = fields.GetValueOrDefault("asOf"),
        ExpectedClosing = fields.GetValueOrDefault("expectedClosing"),
        ExpectedRows = fields.GetValueOrDefault("expectedRows"),
        AcceptsVanished = fields.GetValueOrDefault("acceptsVanished") == "true",
    };

    /// <summary>Checks what was typed against the mapping.</summary>
    /// <param name="mapping">The mapping document, read.</param>
    /// <param name="file">Full path of the file, or null for a query.</param>
    /// <param name="isUpload">True when the file was sent: then its own date tells nothing.</param>
    public Answer<ImportRequest> Check(BillingMapping mapping, string? file, bool isUpload)
    {
        if (mapping.Table.IsQuery != file is null)
        {
            return new PlaceProblem(400, mapping.Table.IsQuery ? "This mapping reads a database, not a file." : "This mapping reads a file, and none was given.", "Choose file and mapping that belong together.");
        }

        DateOnly? day = DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
        if (day is null && (!string.IsNullOrWhiteSpace(AsOf) || (isUpload && mapping.AsOfTitle is null)))
        {
            return new PlaceProblem(
                400, "The day of the data is missing: a file that was sent no longer tells when it was written.", "Give the day on which the export was made, such as 2026-11-25.");
        }

        Money? closing = AmountText.TryParse(ExpectedClosing ?? "", out var amount) ? new Money(amount, mapping.Currency) : null;
        int? rows = int.TryParse(ExpectedRows, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
        return (closing is null && !string.IsNullOrWhiteSpace(ExpectedClosing)) || (rows is null && !string.IsNullOrWhiteSpace(ExpectedRows))
            ? new PlaceProblem(400, "The expected total or number of records is no number.", "Write them like 1,234.50 and 1200, or leave them out.")
            : new ImportRequest(mapping.Path, file) { AsOf = day, ExpectedClosing = closing, ExpectedRows = rows, AcceptsVanished = AcceptsVanished };
    }

    public override string ToString() => Redacted.Text;
}
