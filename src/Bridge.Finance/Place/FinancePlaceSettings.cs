namespace Bridge.Finance.Place;

/// <summary>What finance's own place needs beside the finance side. Paths are full ones.</summary>
public sealed record FinancePlaceSettings
{
    /// <summary>Name of the MLS, for the head of each page.</summary>
    public required string Title { get; init; }

    /// <summary>The finance side's audit file, read for the digest; the log that is handed in writes it.</summary>
    public required string AuditFile { get; init; }

    /// <summary>Folder of mapping documents; an import names one of them, never a path.</summary>
    public required string Mappings { get; init; }

    /// <summary>Folder of the finance user alone, for files while they are imported; made when it is not there.</summary>
    public required string Uploads { get; init; }

    /// <summary>Folder from which imports may take files; null when there is none.</summary>
    public string? Inbox { get; init; }

    /// <summary>Largest file that is taken, in bytes; default 512 MiB.</summary>
    public long LargestUpload { get; init; } = 512L * 1024 * 1024;

    /// <summary>Where the button "Sign out" posts to; null for no button.</summary>
    public string? SignOut { get; init; }

    /// <inheritdoc />
    public override string ToString() => "settings of finance's place";
}
