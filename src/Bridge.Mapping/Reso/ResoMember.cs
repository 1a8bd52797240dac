using System.Text.Json.Serialization;

namespace Bridge.Mapping.Reso;

/// <summary>A row of the resource Member as a RESO host sends it; every field may be absent.</summary>
/// <remarks>Source: RESO Data Dictionary 2.0, resource Member.</remarks>
public sealed class ResoMember : ResoRow
{
    /// <summary>Key of the row in the serving system.</summary>
    public string? MemberKey { get; set; }

    /// <inheritdoc />
    [JsonIgnore]
    public override string? Key => MemberKey;

    /// <summary>Public id of the member in the MLS; not unique across feeds.</summary>
    public string? MemberMlsId { get; set; }

    /// <summary>Display name.</summary>
    public string? MemberFullName { get; set; }

    /// <summary>First name.</summary>
    public string? MemberFirstName { get; set; }

    /// <summary>Middle name.</summary>
    public string? MemberMiddleName { get; set; }

    /// <summary>Last name.</summary>
    public string? MemberLastName { get; set; }

    /// <summary>Nickname.</summary>
    public string? MemberNickname { get; set; }

    /// <summary>Suffix such as Jr.</summary>
    public string? MemberNameSuffix { get; set; }

    /// <summary>E-mail address.</summary>
    public string? MemberEmail { get; set; }

    /// <summary>Preferred phone number.</summary>
    public string? MemberPreferredPhone { get; set; }

    /// <summary>Mobile number.</summary>
    public string? MemberMobilePhone { get; set; }

    /// <summary>Direct line.</summary>
    public string? MemberDirectPhone { get; set; }

    /// <summary>Office number.</summary>
    public string? MemberOfficePhone { get; set; }

    /// <summary>Extension of the office number.</summary>
    public string? MemberOfficePhoneExt { get; set; }

    /// <summary>Toll-free number.</summary>
    public string? MemberTollFreePhone { get; set; }

    /// <summary>Fax number.</summary>
    public string? MemberFax { get; set; }

    /// <summary>Kind of member; an open list.</summary>
    public string? MemberType { get; set; }

    /// <summary>State the MLS gives the record; an open list.</summary>
    public string? MemberStatus { get; set; }

    /// <summary>Whether the member may use the MLS system.</summary>
    public bool? MemberMlsAccessYN { get; set; }

    /// <summary>Permission group in the MLS; a local list.</summary>
    public string? MemberMlsSecurityClass { get; set; }

    /// <summary>Name of the primary association.</summary>
    public string? MemberAOR { get; set; }

    /// <summary>Local id of the primary association.</summary>
    public string? MemberAORMlsId { get; set; }

    /// <summary>NRDS or M1 number.</summary>
    public string? MemberNationalAssociationId { get; set; }

    /// <summary>Licence number.</summary>
    public string? MemberStateLicense { get; set; }

    /// <summary>State of the licence.</summary>
    public string? MemberStateLicenseState { get; set; }

    /// <summary>Type of the licence.</summary>
    public string? MemberStateLicenseType { get; set; }

    /// <summary>Day the licence expires.</summary>
    public DateOnly? MemberStateLicenseExpirationDate { get; set; }

    /// <summary>Position inside the member's own organisation.</summary>
    public string? JobTitle { get; set; }

    /// <summary>Designations and certifications.</summary>
    public IReadOnlyList<string>? MemberDesignation { get; set; }

    /// <summary>Spoken languages.</summary>
    public IReadOnlyList<string>? MemberLanguages { get; set; }

    /// <summary>Key of the member's office.</summary>
    public string? OfficeKey { get; set; }

    /// <summary>Public id of the member's office.</summary>
    public string? OfficeMlsId { get; set; }

    /// <summary>Name of the member's office.</summary>
    public string? OfficeName { get; set; }

    /// <summary>Street line.</summary>
    public string? MemberAddress1 { get; set; }

    /// <summary>Unit or suite.</summary>
    public string? MemberAddress2 { get; set; }

    /// <summary>City.</summary>
    public string? MemberCity { get; set; }

    /// <summary>State or province.</summary>
    public string? MemberStateOrProvince { get; set; }

    /// <summary>Postal code.</summary>
    public string? MemberPostalCode { get; set; }

    /// <summary>County or parish.</summary>
    public string? MemberCountyOrParish { get; set; }

    /// <summary>Country code.</summary>
    public string? MemberCountry { get; set; }

    /// <summary>Public id of the agent this assistant works for.</summary>
    public string? MemberIsAssistantTo { get; set; }

    /// <summary>Preferred medium.</summary>
    public string? MemberPreferredMedia { get; set; }

    /// <summary>Day of the last move between offices.</summary>
    public DateOnly? MemberTransferDate { get; set; }

    /// <summary>RESO's id of the licensed person across MLSs.</summary>
    public string? UniqueLicenseeIdentifier { get; set; }
}
