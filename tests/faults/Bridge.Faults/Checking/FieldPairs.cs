namespace Bridge.Faults.Checking;

/// <summary>Which field of the target holds which field of the MLS, compared by what a person would call the same.</summary>
/// <param name="members">The fields of members.</param>
internal sealed class FieldPairs(IReadOnlyList<FieldPair> members)
{
    /// <summary>Members of this status are suspended, as the settings of the stages say.</summary>
    public const string DepartedStatus = "Inactive";

    /// <summary>Compares a member with its user.</summary>
    /// <param name="member">Row of the MLS.</param>
    /// <param name="user">Row of the account.</param>
    /// <param name="organizations">External ids of the organizations, by their number.</param>
    /// <returns>Names of the fields that differ.</returns>
    public IEnumerable<string> Differing(Row member, Row user, ILookup<string, string?> organizations)
    {
        foreach (var pair in members)
        {
            Func<string, string> reading = pair.IsPhone ? Digits : Letters;
            if (Read(member.Text(pair.Mls), reading) != Read(user.Text(pair.Crm), reading))
            {
                yield return pair.Crm;
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
