namespace Bridge.Sandbox.Reso.Hosts;

/// <summary>The ways of every profile.</summary>
/// <remarks>
/// Source: RESO Web API Core 2.0.0 and 2.1.0; docs.mlsgrid.com "API Version 2.0"; Trestle documentation (conventions,
/// rate limits); Bridge "RESO Web API" and "New per-minute burst rate limits"; sparkplatform.com/docs/reso/replication;
/// rapattoni.com/dev "562-dev_reso". Where a host's own pages say nothing, docs/sandbox-mls.md says "assumed".
/// </remarks>
internal static class HostTable
{
    public const string Dataset = "harbor";

    public static HostRules Of(ResoProfile profile) => profile switch
    {
        ResoProfile.MlsGrid => MlsGrid,
        ResoProfile.Trestle => Trestle,
        ResoProfile.Bridge => Bridge,
        ResoProfile.Spark => Spark,
        ResoProfile.Rapattoni => Rapattoni,
        _ => Generic,
    };

    private static HostRules Generic { get; } = new()
    {
        Root = "/reso/odata/",
        DefaultPage = 100,
        MaxPage = 5000,
        TopIsPageSize = false,
    };

    private static HostRules MlsGrid { get; } = new()
    {
        Root = "/v2/",
        Errors = ErrorStyle.NumericCode,
        DefaultPage = 500,
        MaxPage = 5000,
        RefusesLargePages = true,
        Pages = PageStyle.Skip,
        DefaultByTime = true,
        LookupTerm = "MLS.OData.Metadata.LookupName",
        KeyPrefix = "HBR",
        Resources = ["Member", "Office", "Lookup"],
        HasTombstones = true,
        CanExpandOffice = false,
        Rates = new RateRules
        {
            Limits =
            [
                (2, TimeSpan.FromSeconds(1)), (7_200, TimeSpan.FromHours(1)), (40_000, TimeSpan.FromHours(24)),
            ],
            Suspends = true,
        },
    };

    private static HostRules Trestle { get; } = new()
    {
        Root = "/trestle/odata/",
        TokenPath = "/trestle/oidc/connect/token",
        Auth = AuthStyle.ClientCredentials,
        DefaultPage = 10,
        MaxPage = 1000,
        Pages = PageStyle.Skip,
        Enums = ResoEnumStyle.Flags,
        Resources = ["Member", "Office", "Lookup", "OUID"],
        Rates = new RateRules { Limits = [(180, TimeSpan.FromMinutes(1)), (7_200, TimeSpan.FromHours(1))] },
    };

    private static HostRules Bridge { get; } = new()
    {
        Root = $"/api/v2/OData/{Dataset}/",
        Auth = AuthStyle.StaticBearerOrQuery,
        Errors = ErrorStyle.SuccessFlag,
        DefaultPage = 10,
        MaxPage = 200,
        Pages = PageStyle.Skip,
        Watermark = "BridgeModificationTimestamp",
        Resources = ["Member", "Office", "Lookup", "OUID"],
        Rates = new RateRules { Limits = [(334, TimeSpan.FromMinutes(1)), (5_000, TimeSpan.FromHours(1))] },
    };

    private static HostRules Spark { get; } = new()
    {
        Root = "/Reso/OData/",
        Errors = ErrorStyle.NumericCode,
        DefaultPage = 10,
        MaxPage = 1000,
        Resources = ["Member", "Office", "Lookup", "OUID"],
    };

    private static HostRules Rapattoni { get; } = new()
    {
        Root = $"/{Dataset}/RESO/odata/",
        TokenPath = $"/{Dataset}/oauth/token",
        Auth = AuthStyle.Password,
        DefaultPage = 100,
        MaxPage = 1000,
        Enums = ResoEnumStyle.ODataNames,
        Resources = ["Member", "Office", "Lookup", "OUID"],
    };
}
