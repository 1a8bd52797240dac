namespace Bridge.Connectors.Tests.Reso;

/// <summary>In what a stub differs.</summary>
internal sealed record MlsStubStyle
{
    public string Watermark { get; init; } = "ModificationTimestamp";

    /// <summary>True when rows come in the order of time unless asked otherwise, false for the order of keys.</summary>
    public bool IsByTime { get; init; }

    public bool HasLinks { get; init; } = true;

    public bool HasHeaderLink { get; init; }

    public bool HasFlag { get; init; }

    /// <summary>False where a filter may hold one condition only.</summary>
    public bool HasOr { get; init; } = true;

    /// <summary>False where <c>$skip</c> is refused.</summary>
    public bool HasSkip { get; init; } = true;

    /// <summary>True where <c>$top</c> takes the links away.</summary>
    public bool IsEndedByTop { get; init; }

    /// <summary>True where neither filter nor order is looked at: rows come in the order of keys.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>True where the order is not looked at, but the filter is.</summary>
    public bool IgnoresOrder { get; init; }

    /// <summary>True where rows of one change time come with the greatest key first.</summary>
    public bool HasFallingTies { get; init; }

    /// <summary>True where the first page of every answer is empty and has a link to the next.</summary>
    public bool BeginsEmpty { get; init; }

    /// <summary>True where the first row of each page stands there twice.</summary>
    public bool RepeatsRows { get; init; }

    /// <summary>Hours from UTC in which change times are written; null for UTC, written with a Z.</summary>
    public int? Offset { get; init; }

    /// <summary>True where a filter that names an offset is refused.</summary>
    public bool RefusesOffsets { get; init; }

    /// <summary>True where change times are compared as the texts that they are written in.</summary>
    public bool ComparesTexts { get; init; }

    public int MaxPage { get; init; } = 1000;
}
