using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>A row of the resource Office as a RESO host sends it; every field may be absent.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, resource Office.</remarks>
public sealed class ResoOffice : ResoRow
{
    /// <summary>Key of the row in the serving system.</summary>
    public string? OfficeKey { get; set; }

    /// <inheritdoc />
    [JsonIgnore]
    public override string? Key => OfficeKey;

    /// <summary>Public id of the office in the MLS; not unique across feeds.</summary>
    public string? OfficeMlsId { get; set; }

    /// <summary>Legal name.</summary>
    public string? OfficeName { get; set; }

    /// <summary>State the MLS gives the record; an open list.</summary>
    public string? OfficeStatus { get; set; }

    /// <summary>Kind of office.</summary>
    public string? OfficeType { get; set; }

    /// <summary>Main, Branch or Stand Alone.</summary>
    public string? OfficeBranchType { get; set; }

    /// <summary>Key of the parent office; may be its own key.</summary>
    public string? MainOfficeKey { get; set; }

    /// <summary>Public id of the parent office.</summary>
    public string? MainOfficeMlsId { get; set; }

    /// <summary>Key of the responsible broker.</summary>
    public string? OfficeBrokerKey { get; set; }

    /// <summary>Public id of the responsible broker.</summary>
    public string? OfficeBrokerMlsId { get; set; }

    /// <summary>Key of the office manager.</summary>
    public string? OfficeManagerKey { get; set; }

    /// <summary>E-mail address.</summary>
    public string? OfficeEmail { get; set; }

    /// <summary>Phone number.</summary>
    public string? OfficePhone { get; set; }

    /// <summary>Extension of the phone number.</summary>
    public string? OfficePhoneExt { get; set; }

    /// <summary>Fax number.</summary>
    public string? OfficeFax { get; set; }

    /// <summary>Street line.</summary>
    public string? OfficeAddress1 { get; set; }

    /// <summary>Suite.</summary>
    public string? OfficeAddress2 { get; set; }

    /// <summary>City.</summary>
    public string? OfficeCity { get; set; }

    /// <summary>State or province.</summary>
    public string? OfficeStateOrProvince { get; set; }

    /// <summary>Postal code.</summary>
    public string? OfficePostalCode { get; set; }

    /// <summary>County or parish.</summary>
    public string? OfficeCountyOrParish { get; set; }

    /// <summary>Country code.</summary>
    public string? OfficeCountry { get; set; }

    /// <summary>Name of the association.</summary>
    public string? OfficeAOR { get; set; }

    /// <summary>Local id of the association.</summary>
    public string? OfficeAORMlsId { get; set; }

    /// <summary>NRDS or M1 number of the office.</summary>
    public string? OfficeNationalAssociationId { get; set; }

    /// <summary>Licence of the firm.</summary>
    public string? OfficeCorporateLicense { get; set; }

    /// <summary>Franchise.</summary>
    public string? FranchiseAffiliation { get; set; }
}
