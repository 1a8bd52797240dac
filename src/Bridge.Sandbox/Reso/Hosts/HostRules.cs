namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>How the answers of a host lead to the next page.</summary>
internal enum PageStyle
{
    SkipToken,
    Skip,
}

/// <summary>How callers prove who they are.</summary>
internal enum AuthStyle
{
    StaticBearer,
    StaticBearerOrQuery,
    ClientCredentials,
    Password,
}

/// <summary>How errors look.</summary>
internal enum ErrorStyle
{
    /// <summary>OData: text code, target, details.</summary>
    OData,

    /// <summary>Code as a number.</summary>
    NumericCode,

    /// <summary>401 as {success,status,message}, other errors as OData.</summary>
    SuccessFlag,
}

/// <summary>The ways of one host, as far as a client can notice them.</summary>
internal sealed record HostRules
{
    /// <summary>Path of the service root, with a slash at both ends.</summary>
    public required string Root { get; init; }

    public string? TokenPath { get; init; }

    public AuthStyle Auth { get; init; } = AuthStyle.StaticBearer;

    public ErrorStyle Errors { get; init; } = ErrorStyle.OData;

    public int DefaultPage { get; init; } = 100;

    public int MaxPage { get; init; } = 1000;

    /// <summary>Whether asking for more than the greatest page is an error; otherwise the page is cut.</summary>
    public bool RefusesLargePages { get; init; }

    /// <summary>Whether $top is the size of each page; otherwise it bounds the whole answer, as OData says.</summary>
    public bool TopIsPageSize { get; init; } = true;

    public PageStyle Pages { get; init; } = PageStyle.SkipToken;

    /// <summary>Whether rows come by timestamp where no order is asked for; otherwise by key.</summary>
    public bool DefaultByTime { get; init; }

    public ResoEnumStyle Enums { get; init; } = ResoEnumStyle.HumanText;

    public string LookupTerm { get; init; } = "RESO.OData.Metadata.LookupName";

    public string Watermark { get; init; } = "ModificationTimestamp";

    public string KeyPrefix { get; init; } = "";

    public IReadOnlyList<string> Resources { get; init; } = ["Member", "Office", "Property", "Lookup", "EntityEvent", "OUID"];

    public bool HasTombstones { get; init; }

    public bool CanExpandOffice { get; init; } = true;

    public RateRules? Rates { get; init; }
}

/// <summary>The calls a host allows, and the headers it counts them with.</summary>
internal sealed record RateRules
{
    public required IReadOnlyList<(int Calls, TimeSpan Span)> Limits { get; init; }

    /// <summary>Whether being over the limit shuts the token out until all windows are free again.</summary>
    public bool Suspends { get; init; }
}
