using System.Collections.Frozen;

namespace Bridge.Core.Model;

/// <summary>Source fields that hold typed keys: no free text, so a number in them is never taken for a card number.</summary>
public static class KeyFields
{
    private static readonly FrozenSet<string> _names = FrozenSet.Create(
        StringComparer.Ordinal,
        "MemberKey", "MemberMlsId", "MemberNationalAssociationId", "MemberAORMlsId", "MemberStateLicense", "UniqueLicenseeIdentifier",
        "OfficeKey", "OfficeMlsId", "OfficeNationalAssociationId", "OfficeAORMlsId", "OfficeCorporateLicense", "OfficeBrokerKey",
        "OfficeBrokerMlsId", "OfficeManagerKey", "MainOfficeKey", "MainOfficeMlsId");

    /// <summary>Tells whether a field holds a typed key.</summary>
    /// <param name="name">Field name, case-sensitive.</param>
    /// <returns>True for a key.</returns>
    public static bool Contains(string name) => _names.Contains(name);
}
