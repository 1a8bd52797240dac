namespace Bridge.Core.Model;

/// <summary>An office of a brokerage.</summary>
/// <remarks>
/// Null means that the source holds none. Field meanings: RESO Data Dictionary 2.0, resource Office.
/// </remarks>
public sealed record Office : IRecord
{
    /// <inheritdoc />
    public required RecordKey Key { get; init; }

    /// <inheritdoc />
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <inheritdoc />
    public bool IsTombstone { get; init; }

    /// <summary>Public id of the office in the MLS; not unique across feeds.</summary>
    public string? MlsId { get; init; }

    /// <summary>Legal name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc />
    public string? Status { get; init; }

    /// <summary>Kind of office.</summary>
    public string? Type { get; init; }

    /// <summary>Main, Branch or Stand Alone.</summary>
    public string? BranchType { get; init; }

    /// <summary>Key of the parent office; may be its own key.</summary>
    public string? MainOfficeKey { get; init; }

    /// <summary>Public id of the parent office.</summary>
    public string? MainOfficeMlsId { get; init; }

    /// <summary>Key of the responsible broker.</summary>
    public string? BrokerKey { get; init; }

    /// <summary>Public id of the responsible broker.</summary>
    public string? BrokerMlsId { get; init; }

    /// <summary>Key of the office manager.</summary>
    public string? ManagerKey { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Phone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Extension of the phone number.</summary>
    public string? PhoneExt { get; init; }

    /// <summary>Fax number.</summary>
    public string? Fax { get; init; }

    /// <summary>Street line.</summary>
    public string? Address1 { get; init; }

    /// <summary>Suite.</summary>
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

    /// <summary>Name of the association.</summary>
    public string? Aor { get; init; }

    /// <summary>Local id of the association.</summary>
    public string? AorMlsId { get; init; }

    /// <summary>NRDS or M1 number of the office.</summary>
    public string? NationalAssociationId { get; init; }

    /// <summary>Licence of the firm.</summary>
    public string? CorporateLicense { get; init; }

    /// <summary>Franchise.</summary>
    public string? Franchise { get; init; }

    /// <summary>MLS of record.</summary>
    public string? OriginatingSystemName { get; init; }

    /// <summary>Local fields of the feed that a mapping asked for, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, string>? LocalFields { get; init; }

    /// <inheritdoc />
    public FieldValue Field(string name) => OfficeFields.Read(this, name);
}
