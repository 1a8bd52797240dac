using Bridge.Finance.Ledger;

namespace Bridge.Finance.Sources.Mapping;

/// <summary>How one kind of billing export is read; the checked form of a mapping document.</summary>
internal sealed record BillingMapping
{
    /// <summary>Path of the document.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the ledger that the file speaks for; each file of a ledger restates or extends it.</summary>
    public required string Source { get; init; }

    public required TableSpec Table { get; init; }

    public required RowShape Rows { get; init; }

    public ImportMode Mode { get; init; }

    public MissingRule Missing { get; init; }

    public string Currency { get; init; } = "USD";

    /// <summary>.NET date formats; ISO 8601 is always among them.</summary>
    public required IReadOnlyList<string> DateFormats { get; init; }

    /// <summary>Words before the as-of date in a title row, or null.</summary>
    public string? AsOfTitle { get; init; }

    /// <summary>Beginnings of the first filled cell of rows that are not records.</summary>
    public IReadOnlyList<string> Skip { get; init; } = [];

    /// <summary>First filled cell of the row with the grand total, or null.</summary>
    public string? Total { get; init; }

    /// <summary>True when rows with a single filled cell are headings.</summary>
    public bool HasGroups { get; init; }

    public required IdSpec Account { get; init; }

    public PartySpec? Member { get; init; }

    public PartySpec? Office { get; init; }

    public CrossReferenceSpec? CrossReference { get; init; }

    /// <summary>Header names by what they hold.</summary>
    public required IReadOnlyDictionary<BillingField, string> Columns { get; init; }

    /// <summary>Aging columns: header name and the least days a sum in it is overdue, 0 for not due.</summary>
    public IReadOnlyList<(string Column, int Days)> Buckets { get; init; } = [];

    public required WordTable<KindWord> Kinds { get; init; }

    public required WordTable<TypeWord> Types { get; init; }

    public required WordTable<StatusWord> Statuses { get; init; }

    /// <summary>Share of refused rows above which nothing is imported.</summary>
    public double MaxRefused { get; init; }

    /// <summary>Share of accounts that may vanish from a snapshot without consent.</summary>
    public double MaxVanished { get; init; }
}

/// <summary>How an id is written.</summary>
/// <param name="Column">Header name.</param>
/// <param name="Digits">Digits that every such id has, or null.</param>
/// <param name="IsPadded">True to restore leading zeros; otherwise a short id is refused.</param>
internal sealed record IdSpec(string Column, int? Digits = null, bool IsPadded = false);

/// <summary>Where the member or office of a row is named.</summary>
internal sealed record PartySpec(IdSpec Id, PartyId By);

/// <summary>A file of its own that says whom each account concerns.</summary>
/// <param name="File">Full path.</param>
/// <param name="Account">Header name of the account.</param>
/// <param name="Member">Header name of the member's id, or null.</param>
/// <param name="Office">Header name of the office's id, or null.</param>
/// <param name="By">Which id it is.</param>
internal sealed record CrossReferenceSpec(string File, string Account, string? Member, string? Office, PartyId By);
