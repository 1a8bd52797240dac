using System.Collections.Frozen;

namespace Bridge.Core.Model;

/// <summary>The Data Dictionary names of the fields of <see cref="Member"/>. Source: RESO Data Dictionary 2.0, resource Member.</summary>
public static class MemberFields
{
    private static readonly FrozenDictionary<string, Func<Member, FieldValue>> _readers =
        new Dictionary<string, Func<Member, FieldValue>>(StringComparer.Ordinal)
        {
            ["MemberKey"] = record => FieldValue.Text(record.Key.Value),
            ["MemberMlsId"] = record => FieldValue.Text(record.MlsId),
            ["MemberFullName"] = record => FieldValue.Text(record.FullName),
            ["MemberFirstName"] = record => FieldValue.Text(record.FirstName),
            ["MemberMiddleName"] = record => FieldValue.Text(record.MiddleName),
            ["MemberLastName"] = record => FieldValue.Text(record.LastName),
            ["MemberNickname"] = record => FieldValue.Text(record.Nickname),
            ["MemberNameSuffix"] = record => FieldValue.Text(record.NameSuffix),
            ["MemberEmail"] = record => FieldValue.Text(record.Email),
            ["MemberPreferredPhone"] = record => FieldValue.Text(record.PreferredPhone),
            ["MemberMobilePhone"] = record => FieldValue.Text(record.MobilePhone),
            ["MemberDirectPhone"] = record => FieldValue.Text(record.DirectPhone),
            ["MemberOfficePhone"] = record => FieldValue.Text(record.OfficePhone),
            ["MemberOfficePhoneExt"] = record => FieldValue.Text(record.OfficePhoneExt),
            ["MemberTollFreePhone"] = record => FieldValue.Text(record.TollFreePhone),
            ["MemberFax"] = record => FieldValue.Text(record.Fax),
            ["MemberType"] = record => FieldValue.Text(record.Type),
            ["MemberStatus"] = record => FieldValue.Text(record.Status),
            ["MemberMlsAccessYN"] = record => FieldValue.Flag(record.MlsAccess),
            ["MemberMlsSecurityClass"] = record => FieldValue.Text(record.SecurityClass),
            ["MemberAOR"] = record => FieldValue.Text(record.Aor),
            ["MemberAORMlsId"] = record => FieldValue.Text(record.AorMlsId),
            ["MemberNationalAssociationId"] = record => FieldValue.Text(record.NationalAssociationId),
            ["MemberStateLicense"] = record => FieldValue.Text(record.StateLicense),
            ["MemberStateLicenseState"] = record => FieldValue.Text(record.StateLicenseState),
            ["MemberStateLicenseType"] = record => FieldValue.Text(record.StateLicenseType),
            ["MemberStateLicenseExpirationDate"] = record => FieldValue.Date(record.StateLicenseExpires),
            ["JobTitle"] = record => FieldValue.Text(record.JobTitle),
            ["MemberDesignation"] = record => FieldValue.List(record.Designations),
            ["MemberLanguages"] = record => FieldValue.List(record.Languages),
            ["OfficeKey"] = record => FieldValue.Text(record.OfficeKey),
            ["OfficeMlsId"] = record => FieldValue.Text(record.OfficeMlsId),
            ["OfficeName"] = record => FieldValue.Text(record.OfficeName),
            ["MemberAddress1"] = record => FieldValue.Text(record.Address1),
            ["MemberAddress2"] = record => FieldValue.Text(record.Address2),
            ["MemberCity"] = record => FieldValue.Text(record.City),
            ["MemberStateOrProvince"] = record => FieldValue.Text(record.StateOrProvince),
            ["MemberPostalCode"] = record => FieldValue.Text(record.PostalCode),
            ["MemberCountyOrParish"] = record => FieldValue.Text(record.CountyOrParish),
            ["MemberCountry"] = record => FieldValue.Text(record.Country),
            ["MemberIsAssistantTo"] = record => FieldValue.Text(record.IsAssistantTo),
            ["MemberPreferredMedia"] = record => FieldValue.Text(record.PreferredMedia),
            ["MemberTransferDate"] = record => FieldValue.Date(record.TransferDate),
            ["OriginatingSystemName"] = record => FieldValue.Text(record.OriginatingSystemName),
            ["UniqueLicenseeIdentifier"] = record => FieldValue.Text(record.UniqueLicenseeIdentifier),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of the standard fields the bridge knows, in no order.</summary>
    public static IReadOnlyCollection<string> Names => _readers.Keys;

    /// <summary>Reads a standard or local field.</summary>
    /// <param name="record">The record.</param>
    /// <param name="name">Field name, case-sensitive.</param>
    /// <returns>The value; blank when the record holds none.</returns>
    public static FieldValue Read(Member record, string name)
    {
        if (_readers.TryGetValue(name, out var read))
        {
            return read(record);
        }

        return record.LocalFields is { } local && local.TryGetValue(name, out var text)
            ? FieldValue.Text(text)
            : FieldValue.Blank;
    }

    /// <summary>Finds the reader of a standard field, so that a mapping looks names up once.</summary>
    /// <param name="name">Field name, case-sensitive.</param>
    /// <returns>The reader, or null for a name that is not standard.</returns>
    public static Func<Member, FieldValue>? Reader(string name) => _readers.GetValueOrDefault(name);
}
