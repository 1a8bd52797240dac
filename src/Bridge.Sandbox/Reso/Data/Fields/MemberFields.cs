using Bridge.Sandbox.Reso.Data.Generator;

using static Bridge.Sandbox.Reso.Data.Fields.FieldKind;
using static Bridge.Sandbox.Reso.Data.Fields.OfficeFields;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The member fields that are served, the two that nobody should ask for among them.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Member resource.</remarks>
internal static class MemberFields
{
    /// <summary>Fields whose values are canaries: a bridge has no business with them.</summary>
    public static IReadOnlySet<string> Forbidden { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "MemberPassword", "MemberLoginId" };

    public static List<Field> Build(MemberRows rows, OfficeRows offices) =>
        [.. Person(rows), .. Contact(rows, offices), .. Membership(rows), .. Systems(rows, offices)];

    private static List<Field> Person(MemberRows rows) =>
    [
        new("MemberKey", Text, row => Cell.OfText(rows.Key(row))) { IsKey = true, MaxLength = 255 },
        Words("MemberMlsId", 25, rows.MlsId),
        Words("MemberFirstName", 50, rows.First),
        Words("MemberMiddleName", 50, rows.Middle),
        Words("MemberLastName", 50, rows.Last),
        Words("MemberFullName", 150, rows.Full),
        Words("MemberNickname", 50, row => rows.Falls(row, 30, 0.1) ? rows.First(row)[..1] + "." : null),
        Words("MemberNamePrefix", 10, row => rows.Falls(row, 31, 0.05) ? "Dr." : null),
        Words("MemberNameSuffix", 10, rows.Suffix),
        Words("JobTitle", 50, row => rows.Falls(row, 32, 0.2) ? "Team Lead" : null),
        Words("MemberBio", 1024, row => rows.Falls(row, 33, 0.1) ? $"{rows.First(row)} knows {rows.City(row)} well." : null),
        PickMany("MemberLanguages", Lookups.Languages, rows.Languages),
        PickMany("MemberDesignation", Lookups.MemberDesignation, rows.Designations),
        Words("MemberLoginId", 25, row => "canary-login-" + rows.MlsId(row)),
        Words("MemberPassword", 25, row => "canary-password-" + rows.MlsId(row)),
    ];

    private static List<Field> Contact(MemberRows rows, OfficeRows offices) =>
    [
        Words("MemberEmail", 80, rows.Email),
        Words("MemberDirectPhone", 16, rows.DirectPhone),
        Words("MemberMobilePhone", 16, rows.MobilePhone),
        Words("MemberHomePhone", 16, rows.HomePhone),
        Words("MemberOfficePhone", 16, row => offices.Phone(rows.Office(row))),
        Words("MemberOfficePhoneExt", 10, row => rows.Falls(row, 35, 0.3) ? $"{100 + rows.Pick(row, 36, 900)}" : null),
        Words("MemberFax", 16, row => rows.Falls(row, 37, 0.2) ? rows.World.Phone(row, 38, 0) : null),
        Words("MemberPreferredPhone", 16, row => rows.MobilePhone(row) ?? rows.DirectPhone(row)),
        Words("MemberAddress1", 50, rows.Address),
        Words("MemberAddress2", 50, row => rows.Falls(row, 39, 0.2) ? $"Unit {rows.Pick(row, 40, 90) + 1}" : null),
        Words("MemberCity", 50, rows.City),
        Pick("MemberStateOrProvince", Lookups.StateOrProvince, row => rows.Choice(Lookups.StateOrProvince, row, 41)),
        Words("MemberPostalCode", 10, rows.PostalCode),
        Pick("MemberCountry", Lookups.Country, _ => "US"),
        Pick("MemberCountyOrParish", Lookups.CountyOrParish, row => rows.Choice(Lookups.CountyOrParish, row, 42)),
        Pick("SocialMediaType", Lookups.SocialMediaType, row => rows.Falls(row, 43, 0.3) ? "LinkedIn" : null),
        Pick("MemberPreferredMail", Lookups.PreferredMail, row => rows.Choice(Lookups.PreferredMail, row, 44)),
        Pick("MemberPreferredMedia", Lookups.PreferredMedia, row => rows.Choice(Lookups.PreferredMedia, row, 45)),
        Pick("MemberBillingPreference", Lookups.BillingPreference, row => rows.Choice(Lookups.BillingPreference, row, 46)),
    ];

    private static List<Field> Membership(MemberRows rows) =>
    [
        Pick("MemberStatus", Lookups.MemberStatus, rows.Status),
        Pick("MemberType", Lookups.MemberType, rows.Type),
        new("MemberMlsAccessYN", Flag, row => Cell.OfFlag(rows.Status(row) == "Active")),
        Pick("MemberMlsSecurityClass", Lookups.SecurityClass, row => rows.Choice(Lookups.SecurityClass, row, 50)),
        new("MemberMailOptOutYN", Flag, row => rows.Falls(row, 51, 0.5) ? Cell.OfFlag(rows.Falls(row, 52, 0.2)) : Cell.Null),
        new("MemberCommitteeCount", Number, row => rows.Falls(row, 53, 0.6) ? Cell.OfNumber(rows.Pick(row, 54, 5)) : Cell.Null),
        Pick("MemberAOR", Lookups.Aor, row => rows.Choice(Lookups.Aor, row, 55)),
        Words("MemberAORMlsId", 25, row => "A" + (1 + rows.Pick(row, 55, 3))),
        Words("MemberNationalAssociationId", 25, MemberRows.NationalId),
        new("MemberNationalAssociationEntryDate", Date, row => Day(rows, row, 56, -4000, 0)),
        Words("MemberStateLicense", 50, row => "SL" + (400_000 + row)),
        Pick("MemberStateLicenseState", Lookups.StateOrProvince, _ => "TX"),
        Words("MemberStateLicenseType", 30, row => rows.Falls(row, 57, 0.8) ? "Salesperson" : "Broker"),
        new("MemberStateLicenseExpirationDate", Date, row => Day(rows, row, 58, 1500, 2900)),
        new("MemberTransferDate", Date, row => rows.Falls(row, 59, 0.25) ? Day(rows, row, 60, -3000, 1500) : Cell.Null),
        PickMany("SyndicateTo", Lookups.SyndicateTo, row => rows.Several(Lookups.SyndicateTo, row, 61)),
        Words("UniqueLicenseeIdentifier", 255, row => "ULI-" + MemberRows.NationalId(row)),
    ];

    private static List<Field> Systems(MemberRows rows, OfficeRows offices) =>
    [
        Words("OfficeKey", 255, row => offices.Key(rows.Office(row))),
        Words("OfficeMlsId", 25, row => offices.MlsId(rows.Office(row))),
        Words("OfficeName", 255, row => offices.Name(rows.Office(row))),
        Words("OfficeNationalAssociationId", 25, row => OfficeRows.NationalId(rows.Office(row))),
        new("OriginalEntryTimestamp", Instant, row => Cell.OfInstant(rows.World.EntryStamp(row, 70))),
        Fixed("OriginatingSystemName", 255, World.SystemName),
        Words("OriginatingSystemID", 25, _ => "M00000999"),
        Words("OriginatingSystemMemberKey", 255, rows.Key),
        Words("SourceSystemName", 255, _ => World.SystemName),
        Words("SourceSystemMemberKey", 255, rows.Key),
        new("ModificationTimestamp", Instant, row => Cell.OfInstant(rows.Store.Ticks(row))),
    ];

    private static Cell Day(MemberRows rows, int row, uint salt, int from, int to) =>
        Cell.OfDate(rows.World.DayAfterOpening(row, salt, from, to));
}
