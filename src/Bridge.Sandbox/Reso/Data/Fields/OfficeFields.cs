using Bridge.Sandbox.Reso.Data.Generator;

using static Bridge.Sandbox.Reso.Data.Fields.FieldKind;

namespace Bridge.Sandbox.Reso.Data.Fields;

/// <summary>The office fields that are served.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, Office resource.</remarks>
internal static class OfficeFields
{
    public static List<Field> Build(OfficeRows rows)
    {
        var store = rows.Store;
        return
        [
            new("OfficeKey", Text, row => Cell.OfText(rows.Key(row))) { IsKey = true, MaxLength = 255 },
            Words("OfficeMlsId", 25, rows.MlsId),
            Words("OfficeName", 255, rows.Name),
            Words("OfficeNationalAssociationId", 25, OfficeRows.NationalId),
            Words("OfficePhone", 16, rows.Phone),
            Words("OfficeFax", 16, row => rows.Flag(row, 20, 0.5) ? rows.World.Phone(row, 0x4015, 0) : null),
            Words("OfficeEmail", 80, row => $"office{row + 1}@firms.example"),
            Words("OfficeAddress1", 50, rows.Address),
            Words("OfficeAddress2", 50, row => rows.Flag(row, 22, 0.3) ? $"Suite {(row % 90) + 10}" : null),
            Words("OfficeCity", 50, rows.City),
            Pick("OfficeStateOrProvince", Lookups.StateOrProvince, row => "TX"),
            Words("OfficePostalCode", 10, rows.PostalCode),
            Pick("OfficeCountry", Lookups.Country, row => "US"),
            Pick("OfficeCountyOrParish", Lookups.CountyOrParish, row => rows.Choice(Lookups.CountyOrParish, row, 23)),
            Pick("OfficeStatus", Lookups.OfficeStatus, rows.Status),
            Pick("OfficeType", Lookups.OfficeType, row => rows.Choice(Lookups.OfficeType, row, 24)),
            Pick("OfficeBranchType", Lookups.OfficeBranchType, row => OfficeRows.Main(row) == row ? "Main" : "Branch"),
            Words("MainOfficeKey", 255, row => rows.Key(OfficeRows.Main(row))),
            Words("MainOfficeMlsId", 25, row => rows.MlsId(OfficeRows.Main(row))),
            new("NumberOfBranches", Number, row => Cell.OfNumber(OfficeRows.Main(row + 1) == row ? 1 : 0)),
            new("IDXOfficeParticipationYN", Flag, row => Cell.OfFlag(rows.Flag(row, 25, 0.9))),
            Words("FranchiseAffiliation", 50, row => rows.Flag(row, 26, 0.2) ? "Blue Door" : null),
            Pick("OfficeAOR", Lookups.Aor, row => rows.Choice(Lookups.Aor, row, 27)),
            Pick("OfficePreferredMedia", Lookups.PreferredMedia, row => rows.Choice(Lookups.PreferredMedia, row, 28)),
            Words("OfficeCorporateLicense", 50, row => $"CL-{row + 5000}"),
            new("OriginalEntryTimestamp", Instant, row => Cell.OfInstant(rows.World.EntryStamp(row, 0x401D))),
            Fixed("OriginatingSystemName", 255, World.SystemName),
            Words("OriginatingSystemOfficeKey", 255, rows.Key),
            Words("SourceSystemName", 255, _ => World.SystemName),
            new("ModificationTimestamp", Instant, row => Cell.OfInstant(store.Ticks(row))),
        ];
    }

    public static Field Words(string name, int length, Func<int, string?> read) =>
        new(name, Text, row => Cell.OfText(read(row))) { MaxLength = length };

    public static Field Fixed(string name, int length, string value) =>
        new(name, Text, _ => Cell.OfText(value)) { MaxLength = length, Constant = value };

    public static Field Pick(string name, LookupList list, Func<int, string?> read) =>
        new(name, Choice, row => Cell.OfText(read(row))) { Lookup = list };

    public static Field PickMany(string name, LookupList list, Func<int, string[]> read) =>
        new(name, Choices, row => Cell.OfMany(read(row))) { Lookup = list };
}
