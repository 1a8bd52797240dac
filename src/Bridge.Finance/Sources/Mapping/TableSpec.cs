namespace Bridge.Finance.Sources.Mapping;

/// <summary>Where rows come from, and how they are laid out.</summary>
internal sealed record TableSpec
{
    public required TableType Type { get; init; }

    public TextEncoding Encoding { get; init; }

    public string Delimiter { get; init; } = ",";

    /// <summary>Sheet of a workbook; null for the first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Columns of a fixed-width file, in order.</summary>
    public IReadOnlyList<(string Name, int Width)> Layout { get; init; } = [];

    /// <summary>Characters of each line of a fixed-width file; null for at least those of the layout.</summary>
    public int? RecordLength { get; init; }

    /// <summary>True when lines of a fixed-width file may lack blanks at their end.</summary>
    public bool IsTrimmed { get; init; }

    /// <summary>Reference to a connection string, or null.</summary>
    public string? Connection { get; init; }

    public string? Query { get; init; }

    public bool IsQuery => Type is TableType.Sqlite or TableType.Postgres;

    // The connection may be an address with a password in it.
    public override string ToString() => $"{Type} table";
}

/// <summary>Kind of a table.</summary>
internal enum TableType
{
    /// <summary>Separated text.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>Lines of fixed columns.</summary>
    Fixed,

    /// <summary>A read-only query on a SQLite file.</summary>
    Sqlite,

    /// <summary>A read-only query on PostgreSQL.</summary>
    Postgres,
}

/// <summary>Encoding of a text file.</summary>
internal enum TextEncoding
{
    /// <summary>By byte order mark; else UTF-8 where every byte fits, otherwise Windows-1252.</summary>
    Auto,

    /// <summary>UTF-8.</summary>
    Utf8,

    /// <summary>Windows-1252.</summary>
    Windows1252,
}
