using Bridge.Connectors.Reso.Hosts;
using Bridge.Core.Settings;

namespace Bridge.Connectors.Reso;

/// <summary>Names and rules of the settings that a RESO connection takes.</summary>
internal static class ResoSettings
{
    public const string Profile = "profile";
    public const string Address = "address";
    public const string Origin = "origin";
    public const string Token = "token";
    public const string ClientId = "clientId";
    public const string ClientSecret = "clientSecret";
    public const string TokenAddress = "tokenAddress";
    public const string Scope = "scope";
    public const string UserName = "userName";
    public const string Password = "password";
    public const string OriginatingSystem = "originatingSystem";
    public const string PageSize = "pageSize";
    public const string Overlap = "overlap";
    public const string WatermarkField = "watermarkField";
    public const string Paging = "paging";
    public const string Deletes = "deletes";
    public const string Enums = "enums";
    public const string Metadata = "metadata";
    public const string LimitPerSecond = "limitPerSecond";
    public const string LimitPerMinute = "limitPerMinute";
    public const string LimitPerHour = "limitPerHour";
    public const string LimitPerDay = "limitPerDay";
    public const string Share = "share";

    public static IReadOnlyList<SettingSpec> Specs { get; } =
    [
        new()
        {
            Name = Profile,
            Kind = SettingKind.Choice,
            Choices = ResoProfiles.Names,
            Default = ResoProfiles.Generic,
            Description = "Kind of host; decides every default below.",
        },
        new()
        {
            Name = Address,
            Kind = SettingKind.Address,
            IsRequired = true,
            Description = "Service root, the address in front of /Member and /$metadata; with the data set where the host has several.",
        },
        Text(Origin, "Name of the feed in every external id (origin:key); default the connection's name. Never change it later."),
        Secret(Token, "Long-lived bearer token; instead of clientId or userName."),
        Text(ClientId, "Client id for the token endpoint."),
        Secret(ClientSecret, "Client secret for the token endpoint."),
        new()
        {
            Name = TokenAddress,
            Kind = SettingKind.Address,
            Description = "Token endpoint; default for trestle: /trestle/oidc/connect/token on the host of the address.",
        },
        Text(Scope, "Scope asked for at the token endpoint; default for trestle: api."),
        Text(UserName, "User name for the password grant (rapattoni)."),
        Secret(Password, "Password for the password grant (rapattoni)."),
        Text(OriginatingSystem, "OriginatingSystemName to read; required by mlsgrid, otherwise default all."),
        Number(PageSize, 1, 5000, "Rows per page, 1 to 5000; default generic and trestle 1000, mlsgrid 5000, bridge 2000, spark 1000, rapattoni 500."),
        new()
        {
            Name = Overlap,
            Kind = SettingKind.Duration,
            Description = "How far each read reaches back behind the newest change received; default 5m, spark 20m.",
        },
        Text(WatermarkField, "Field that tells the last change; default ModificationTimestamp, bridge BridgeModificationTimestamp."),
        Choice(Paging, ["keyset", "time", "links", "skip"], "How pages follow each other; default keyset, mlsgrid and bridge time, spark links."),
        Choice(Deletes, ["flag", "keys", "events", "none"], "How deletions are seen; default keys, mlsgrid flag."),
        Choice(Enums, ["asSent", "pretty"], "Whether readable lookup values are asked for; default asSent, trestle pretty."),
        new()
        {
            Name = Metadata,
            Kind = SettingKind.Flag,
            Default = "true",
            Description = "Whether the host's $metadata is read to drop fields that it does not serve.",
        },
        Number(LimitPerSecond, 1, 10_000, "Calls per second; default mlsgrid 2."),
        Number(LimitPerMinute, 1, 100_000, "Calls per minute; default trestle 180, bridge 334."),
        Number(LimitPerHour, 1, 1_000_000, "Calls per hour; default mlsgrid and trestle 7200, bridge 5000."),
        Number(LimitPerDay, 1, 10_000_000, "Calls per day; default mlsgrid 40000."),
        new()
        {
            Name = Share,
            Kind = SettingKind.Share,
            Default = "100%",
            Description = "Share of the limits that the bridge may use; less when others use the same token.",
        },
    ];

    private static SettingSpec Text(string name, string description) =>
        new() { Name = name, Kind = SettingKind.Text, Description = description };

    private static SettingSpec Secret(string name, string description) =>
        new() { Name = name, Kind = SettingKind.Secret, Description = description };

    private static SettingSpec Number(string name, long minimum, long maximum, string description) =>
        new() { Name = name, Kind = SettingKind.Integer, Minimum = minimum, Maximum = maximum, Description = description };

    private static SettingSpec Choice(string name, IReadOnlyList<string> choices, string description) =>
        new() { Name = name, Kind = SettingKind.Choice, Choices = choices, Description = description };
}
