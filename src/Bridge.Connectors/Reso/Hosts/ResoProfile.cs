namespace Bridge.Connectors.Reso.Hosts;

/// <summary>In what a kind of RESO host differs from the others; each part can be overridden by a setting.</summary>
internal sealed record ResoProfile
{
    /// <summary>Name used in the settings.</summary>
    public required string Name { get; init; }

    /// <summary>How pages follow each other; default by position (change time and key).</summary>
    public ResoPaging Paging { get; init; } = ResoPaging.Keyset;

    /// <summary>Rows asked for in one page; default 1000.</summary>
    public int PageSize { get; init; } = 1000;

    /// <summary>Most rows a page of this host can hold; default 5000.</summary>
    public int MaxPageSize { get; init; } = 5000;

    /// <summary>True when <c>$top</c> bounds the whole answer, so that no link follows; false when it is the size of a page.</summary>
    /// <remarks>Source: OData 4.01 Protocol, system query option $top and preference maxpagesize.</remarks>
    public bool IsEndedByTop { get; init; }

    /// <summary>Field that tells the last change.</summary>
    public string WatermarkField { get; init; } = "ModificationTimestamp";

    /// <summary>How far each incremental read reaches back behind the watermark; default 5 minutes.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How deletions are seen; default by comparing keys.</summary>
    public ResoDeletes Deletes { get; init; } = ResoDeletes.Keys;

    /// <summary>True when the host writes readable lookup values only when asked to.</summary>
    public bool AsksForPrettyEnums { get; init; }

    /// <summary>True when every filter must name the originating system.</summary>
    public bool NeedsOriginatingSystem { get; init; }

    /// <summary>Path behind the resource under which whole feeds are read, or empty.</summary>
    public string FeedPath { get; init; } = "";

    /// <summary>Path of the token endpoint on the host of the address, or null.</summary>
    public string? TokenPath { get; init; }

    /// <summary>Scope asked for at the token endpoint, or null.</summary>
    public string? Scope { get; init; }

    /// <summary>The vendor's quotas by setting name; empty when none is published.</summary>
    public IReadOnlyDictionary<string, int> Limits { get; init; } = new Dictionary<string, int>();
}

/// <summary>How pages follow each other.</summary>
internal enum ResoPaging
{
    /// <summary>By position: the next page asks for rows behind the last (change time, key). Loses nothing.</summary>
    Keyset,

    /// <summary>By change time: the next page asks for rows from the last change time on; links only inside ties.</summary>
    Time,

    /// <summary>By the links the host gives, in the body or in the <c>Link</c> header.</summary>
    Links,

    /// <summary>By counting rows; only for hosts that know nothing else.</summary>
    Skip,
}

/// <summary>How deletions are seen.</summary>
internal enum ResoDeletes
{
    /// <summary>The row stays for a while with <c>MlgCanView</c> false.</summary>
    Flag,

    /// <summary>Only by listing all keys.</summary>
    Keys,

    /// <summary>By the resource EntityEvent.</summary>
    Events,

    /// <summary>Not at all.</summary>
    None,
}
