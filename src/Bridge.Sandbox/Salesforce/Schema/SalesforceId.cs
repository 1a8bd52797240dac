namespace Bridge.Sandbox.Salesforce.Schema;

/// <summary>Record ids: 15 characters that differ by case, and 3 more that tell the case of the others.</summary>
internal static class SalesforceId
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Checks = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    /// <summary>Makes the id of the n-th record of an object.</summary>
    public static string Of(string prefix, long number)
    {
        Span<char> id = stackalloc char[15];
        prefix.CopyTo(id);
        "5g0000".CopyTo(id[3..]);
        for (var at = 14; at >= 9; at--)
        {
            id[at] = Digits[(int)(number % 62)];
            number /= 62;
        }

        return Long(id.ToString());
    }

    /// <summary>Gives the 18 characters of an id; anything that is no id stays as it is.</summary>
    public static string Long(string id)
    {
        if (id.Length != 15)
        {
            return id;
        }

        Span<char> suffix = stackalloc char[3];
        for (var part = 0; part < 3; part++)
        {
            var bits = 0;
            for (var at = 0; at < 5; at++)
            {
                bits |= char.IsAsciiLetterUpper(id[(part * 5) + at]) ? 1 << at : 0;
            }

            suffix[part] = Checks[bits];
        }

        return string.Concat(id, suffix);
    }

    public static bool IsOne(string text) => text.Length is 15 or 18 && text.All(char.IsAsciiLetterOrDigit);
}
