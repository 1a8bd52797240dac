using Bridge.Core.Model;

namespace Bridge.Mapping.Tests;

/// <summary>Invented records.</summary>
internal static class Samples
{
    public static Member Member() => new()
    {
        Key = new RecordKey("demo", "M-1"),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        MlsId = "A100",
        FullName = "Ada Example",
        FirstName = "Ada",
        LastName = "Example",
        Email = "Ada@Example.com",
        PreferredPhone = "202-555-0123",
        OfficePhone = "202-555-0199",
        OfficePhoneExt = "12",
        Type = "REALTOR Salesperson",
        Status = "Active",
        MlsAccess = true,
        OfficeKey = "O-7",
        OfficeMlsId = "OFF123",
        OfficeName = "Acme Realty",
        StateLicense = "SL-1",
        StateLicenseExpires = new DateOnly(2027, 3, 31),
        NationalAssociationId = "900000001",
        Languages = ["English", "Spanish"],
        City = "Springfield",
        StateOrProvince = "IL",
    };

    public static Office Office() => new()
    {
        Key = new RecordKey("demo", "O-7"),
        ModifiedAt = DateTimeOffset.UnixEpoch,
        MlsId = "OFF123",
        Name = "Acme Realty",
        Status = "Active",
        Phone = "(202) 555-0199",
        PhoneExt = "12",
        City = "Springfield",
    };
}
