namespace Bridge.Host.Settings.Reports;

/// <summary>A report that leaves by mail.</summary>
internal sealed record ReportMailSettings
{
    /// <summary>Its name in the settings.</summary>
    public required string Name { get; init; }

    /// <summary>Which report.</summary>
    public required string Report { get; init; }

    /// <summary>Of which times: week, month, quarter or year.</summary>
    public required string Every { get; init; }

    /// <summary>How long after the end of the time it leaves, by the desk's clock. Default 31 hours: the figures are final by then.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromHours(31);

    /// <summary>The readers' addresses; each gets a mail of its own.</summary>
    public required IReadOnlyList<string> To { get; init; }

    /// <summary>What is attached: xlsx, csv or both. Default xlsx.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["xlsx"];
}
