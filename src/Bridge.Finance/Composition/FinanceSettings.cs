namespace Bridge.Finance.Composition;

/// <summary>Where the finance side finds its things. Paths are relative to <see cref="Folder"/>; secrets are references.</summary>
public sealed record FinanceSettings
{
    /// <summary>Folder of the settings file.</summary>
    public required string Folder { get; init; }

    /// <summary>The word in place of a file that puts the finance store on PostgreSQL.</summary>
    public const string Postgres = "postgres";

    /// <summary>File of the finance store, or <see cref="Postgres"/>.</summary>
    public required string Store { get; init; }

    /// <summary>Reference to the connection string of the store's database; null when the store is a file.</summary>
    public string? StoreConnection { get; init; }

    /// <summary>Reference to the store's key, 32 bytes in base64: <c>${file:PATH}</c> or <c>${env:NAME}</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Reference to the private key that signs releases, PEM.</summary>
    public required string SigningKey { get; init; }

    /// <summary>File of the standing rules.</summary>
    public required string Rules { get; init; }

    /// <summary>Folder from which the support side takes releases.</summary>
    public required string Outbox { get; init; }

    /// <summary>Whole calendar years for which closed charges and payments are kept, 3 to 30; null for as long as the exports bring them.</summary>
    public int? ClosedYears { get; init; }

    /// <summary>Finance's own workbook; it is written when a second person agreed to it, for the finance user alone.</summary>
    public string Workbook { get; init; } = "finance.xlsx";

    /// <inheritdoc />
    public override string ToString() => "finance settings";
}
