namespace Bridge.Core.Model;

/// <summary>A subscriber of the MLS: agent, broker, assistant or staff.</summary>
/// <remarks>
/// Null means that the source holds none. Field meanings: RESO Data Dictionary 2.0, resource Member.
/// MemberPassword and MemberLoginId have no place here on purpose.
/// </remarks>
public sealed record Member : IRecord
{
    /// <inheritdoc />
    public required RecordKey Key { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <inheritdoc />
    public bool IsTombstone { get; init; }

    /// <summary>Public id of the member in the MLS; not unique across feeds.</summary>
    public string? MlsId { get; init; }

    /// <summary>Display name.</summary>
    public string? FullName { get; init; }

    /// <summary>First name.</summary>
    public string? FirstName { get; init; }

    /// <summary>Middle name.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Last name.</summary>
    public string? LastName { get; init; }

    /// <summary>Nickname.</summary>
    public string? Nickname { get; init; }

    /// <summary>Suffix such as Jr.</summary>
    public string? NameSuffix { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Preferred phone number.</summary>
    public string? PreferredPhone { get; init; }

    /// <summary>Mobile number.</summary>
    public string? MobilePhone { get; init; }

    /// <summary>Direct line.</summary>
    public string? DirectPhone { get; init; }

    /// <summary>Office number.</summary>
    public string? OfficePhone { get; init; }

    /// <summary>Extension of the office number.</summary>
    public string? OfficePhoneExt { get; init; }

    /// <summary>Toll-free number.</summary>
    public string? TollFreePhone { get; init; }

    /// <summary>Fax number.</summary>
    public string? Fax { get; init; }

    /// <summary>Kind of member; an open list.</summary>
    public string? Type { get; init; }

    /// <inheritdoc />
    public string? Status { get; init; }

    /// <summary>Whether the member may use the MLS system.</summary>
    public bool? MlsAccess { get; init; }

    /// <summary>Permission group in the MLS; a local list.</summary>
    public string? SecurityClass { get; init; }

    /// <summary>Name of the primary association.</summary>
    public string? Aor { get; init; }

    /// <summary>Local id of the primary association.</summary>
    public string? AorMlsId { get; init; }

    /// <summary>NRDS or M1 number.</summary>
    public string? NationalAssociationId { get; init; }

    /// <summary>Licence number.</summary>
    public string? StateLicense { get; init; }

    /// <summary>State of the licence.</summary>
    public string? StateLicenseState { get; init; }

    /// <summary>Type of the licence.</summary>
    public string? StateLicenseType { get; init; }

    /// <summary>Day the licence expires.</summary>
    public DateOnly? StateLicenseExpires { get; init; }

    /// <summary>Position inside the member's own organisation.</summary>
    public string? JobTitle { get; init; }

    /// <summary>Designations and certifications.</summary>
    public IReadOnlyList<string>? Designations { get; init; }

    /// <summary>Spoken languages.</summary>
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Key of the member's office.</summary>
    public string? OfficeKey { get; init; }

    /// <summary>Public id of the member's office.</summary>
    public string? OfficeMlsId { get; init; }

    /// <summary>Name of the member's office.</summary>
    public string? OfficeName { get; init; }

    /// <summary>Street line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Unit or suite.</summary>
    public string? Address2 { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State or province.</summary>
    public string? StateOrProvince { get; init; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>County or parish.</summary>
    public string? CountyOrParish { get; init; }

    /// <summary>Country code.</summary>
    public string? Country { get; init; }

    /// <summary>Public id of the agent this assistant works for.</summary>
    public string? IsAssistantTo { get; init; }

    /// <summary>Preferred medium.</summary>
    public string? PreferredMedia { get; init; }

    /// <summary>Day of the last move between offices.</summary>
    public DateOnly? TransferDate { get; init; }

    /// <summary>MLS of record.</summary>
    public string? OriginatingSystemName { get; init; }

    /// <summary>RESO's id of the licensed person across MLSs.</summary>
    public string? UniqueLicenseeIdentifier { get; init; }

    /// <summary>Local fields of the feed that a mapping asked for, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? LocalFields { get; init; }

    /// <inheritdoc />
    public FieldValue Field(string name) => MemberFields.Read(this, name);
}
