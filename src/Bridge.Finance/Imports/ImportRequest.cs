using Bridge.Finance.Values;

namespace Bridge.Finance.Imports;

/// <summary>One billing file to import.</summary>
/// <param name="Mapping">Path of the mapping document.</param>
/// <param name="File">Path of the file; null for a query.</param>
internal sealed record ImportRequest(string Mapping, string? File)
{
    /// <summary>Day of the data where the file does not say it; null for the day on which the file was last written.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The closing balance that finance expects, or null.</summary>
    public Money? ExpectedClosing { get; init; }

    /// <summary>The records that finance expects, or null.</summary>
    public int? ExpectedRows { get; init; }

    /// <summary>True once a person has said that many accounts may vanish.</summary>
    public bool AcceptsVanished { get; init; }

    // The file's name may be a member's.
    public override string ToString() => Redacted.Text;
}
