namespace Bridge.Sandbox.Reso;

/// <summary>The host whose ways the sandbox copies.</summary>
public enum ResoProfile
{
    /// <summary>RESO Web API Core 2.1 as written: bearer token, nextLink, EntityEvent.</summary>
    Generic,

    /// <summary>MLS Grid: gzip required, one OriginatingSystemName filter, MlgCanView tombstones, suspension.</summary>
    MlsGrid,

    /// <summary>Trestle (Cotality): client credentials, quota headers, PrettyEnums.</summary>
    Trestle,

    /// <summary>Bridge (Zillow): dataset path, replication with a Link header, BridgeModificationTimestamp.</summary>
    Bridge,

    /// <summary>Spark (FBS): skip tokens, a stale cache, 25 or 1,000 rows a page.</summary>
    Spark,

    /// <summary>Rapattoni: password grant with refresh token, enumeration types.</summary>
    Rapattoni,
}
