using System.Collections.Frozen;

namespace Bridge.Core.Model;

/// <summary>The Data Dictionary names of the fields of <see cref="Office"/>. Source: RESO Data Dictionary 2.0, resource Office.</summary>
public static class OfficeFields
{
    private static readonly FrozenDictionary<string, Func<Office, FieldValue>> _readers =
        new Dictionary<string, Func<Office, FieldValue>>(StringComparer.Ordinal)
        {
            ["OfficeKey"] = record => FieldValue.Text(record.Key.Value),
            ["OfficeMlsId"] = record => FieldValue.Text(record.MlsId),
            ["OfficeName"] = record => FieldValue.Text(record.Name),
            ["OfficeStatus"] = record => FieldValue.Text(record.Status),
            ["OfficeType"] = record => FieldValue.Text(record.Type),
            ["OfficeBranchType"] = record => FieldValue.Text(record.BranchType),
            ["MainOfficeKey"] = record => FieldValue.Text(record.MainOfficeKey),
            ["MainOfficeMlsId"] = record => FieldValue.Text(record.MainOfficeMlsId),
            ["OfficeBrokerKey"] = record => FieldValue.Text(record.BrokerKey),
            ["OfficeBrokerMlsId"] = record => FieldValue.Text(record.BrokerMlsId),
            ["OfficeManagerKey"] = record => FieldValue.Text(record.ManagerKey),
            ["OfficeEmail"] = record => FieldValue.Text(record.Email),
            ["OfficePhone"] = record => FieldValue.Text(record.Phone),
            ["OfficePhoneExt"] = record => FieldValue.Text(record.PhoneExt),
            ["OfficeFax"] = record => FieldValue.Text(record.Fax),
            ["OfficeAddress1"] = record => FieldValue.Text(record.Address1),
            ["OfficeAddress2"] = record => FieldValue.Text(record.Address2),
            ["OfficeCity"] = record => FieldValue.Text(record.City),
            ["OfficeStateOrProvince"] = record => FieldValue.Text(record.StateOrProvince),
            ["OfficePostalCode"] = record => FieldValue.Text(record.PostalCode),
            ["OfficeCountyOrParish"] = record => FieldValue.Text(record.CountyOrParish),
            ["OfficeCountry"] = record => FieldValue.Text(record.Country),
            ["OfficeAOR"] = record => FieldValue.Text(record.Aor),
            ["OfficeAORMlsId"] = record => FieldValue.Text(record.AorMlsId),
            ["OfficeNationalAssociationId"] = record => FieldValue.Text(record.NationalAssociationId),
            ["OfficeCorporateLicense"] = record => FieldValue.Text(record.CorporateLicense),
            ["FranchiseAffiliation"] = record => FieldValue.Text(record.Franchise),
            ["OriginatingSystemName"] = record => FieldValue.Text(record.OriginatingSystemName),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names of the standard fields the bridge knows, in no order.</summary>
    public static IReadOnlyCollection<string> Names => _readers.Keys;

    /// <summary>Reads a standard or local field.</summary>
    /// <param name="record">The record.</param>
    /// <param name="name">Field name, case-sensitive.</param>
    /// <returns>The value; blank when the record holds none.</returns>
    public static FieldValue Read(Office record, string name)
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
    public static Func<Office, FieldValue>? Reader(string name) => _readers.GetValueOrDefault(name);
}
