namespace Bridge.Faults.Checking;

/// <summary>Which field of the target holds which field of the MLS, compared by what a person would call the same.</summary>
internal static class FieldPairs
{
    /// <summary>Members of this status are suspended, as the settings of the stages say.</summary>
    public const string DepartedStatus = "Inactive";

    private static readonly (string Mls, string Crm, Func<string, string> Reading)[] _members =
    [
        ("MemberFullName", "name", Letters),
        ("MemberEmail", "email", Letters),
        ("MemberMlsId", "user_fields.mls_member_id", Letters),
        ("key", "user_fields.mls_key", Letters),
        ("MemberStatus", "user_fields.mls_status", Letters),
        ("MemberType", "user_fields.mls_type", Letters),
        ("MemberStateLicense", "user_fields.mls_license", Letters),
        ("OfficeName", "user_fields.mls_office_name", Letters),
        ("MemberDirectPhone", "user_fields.mls_direct_phone", Digits),
        ("MemberMobilePhone", "user_fields.mls_mobile", Digits),
    ];

    /// <summary>Compares a member with its user.</summary>
    /// <param name="member">Row of the MLS.</param>
    /// <param name="user">Row of the account.</param>
    /// <param name="organizations">External ids of the organizations, by their number.</param>
    /// <returns>Names of the fields that differ.</returns>
    public static IEnumerable<string> Differing(Row member, Row user, ILookup<string, string?> organizations)
    {
        foreach (var (mls, crm, reading) in _members)
        {
            if (Read(member.Text(mls), reading) != Read(user.Text(crm), reading))
            {
                yield return crm;
            }
        }

        if (member.Text("OfficeKey") is { } office
            && !organizations[user.Text("organization_id") ?? ""].Contains(Checker.Origin + office))
        {
            yield return "organization_id";
        }

        if (user.IsTrue("suspended") != (member.Text("MemberStatus") == DepartedStatus))
        {
            yield return "suspended";
        }
    }

    /// <summary>Compares an office with its organization.</summary>
    /// <param name="office">Row of the MLS.</param>
    /// <param name="organization">Row of the account.</param>
    /// <returns>Names of the fields that differ.</returns>
    public static IEnumerable<string> Differing(Row office, Row organization)
    {
        // An organization's name is unique in Zendesk, hence the bridge may add to it.
        if (Read(organization.Text("name"), Letters)?.StartsWith(Read(office.Text("OfficeName"), Letters) ?? "", StringComparison.Ordinal) != true)
        {
            yield return "name";
        }
    }

    private static string? Read(string? text, Func<string, string> reading) => text is null || reading(text) is not { Length: > 0 } read ? null : read;

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string Digits(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits; // with or without the country code
    }
}
