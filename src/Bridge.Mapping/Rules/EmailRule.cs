using System.Buffers;

namespace Bridge.Mapping.Rules;

/// <summary>
/// An e-mail address in lower case. Takes what mail systems deliver in practice: one address of ASCII characters with
/// an unquoted local part and a domain name. Pure, total and idempotent.
/// Source: RFC 5321 sections 4.1.2 and 4.5.3.1 (lengths), RFC 5322 section 3.2.3 (dot-atom).
/// </summary>
public static class EmailRule
{
    /// <summary>Longest address: the 256 octets of a path less its two brackets.</summary>
    public const int MaxLength = 254;

    private static readonly SearchValues<char> _local =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+-/=?^_`{|}~");

    private static readonly SearchValues<char> _label = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Normalises an address.</summary>
    /// <param name="text">Address as the source holds it; null and stand-ins such as "none" count as blank.</param>
    /// <returns>The address, blank, or the fault.</returns>
    public static RuleOutcome Apply(string? text)
    {
        var plain = PlainTextRule.Apply(text);
        if (plain.Text is not { } written)
        {
            return plain;
        }

        if (StandIns.Contains(written))
        {
            return RuleOutcome.Blank;
        }

        var fault = FindFault(written, out var address);
        return fault is null ? new RuleOutcome(address, null) : RuleOutcome.Refuse(fault);
    }

    private static string? FindFault(string written, out string address)
    {
        address = written;
        if (written.Length > MaxLength)
        {
            return $"is longer than the {MaxLength} characters of an e-mail address";
        }

        if (written.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            return "is not one e-mail address of ASCII characters without spaces";
        }

        address = written.ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0 || at != address.LastIndexOf('@'))
        {
            return "is not an e-mail address (exactly one @ is needed)";
        }

        return IsLocalPart(address.AsSpan(0, at)) && IsDomain(address.AsSpan(at + 1)) ? null : "is not an e-mail address";
    }

    private static bool IsLocalPart(ReadOnlySpan<char> local) =>
        local.Length is >= 1 and <= 64 && local[0] != '.' && local[^1] != '.'
        && local.IndexOfAnyExcept(_local) < 0 && !local.Contains("..", StringComparison.Ordinal);

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var labels = 0;
        var last = default(Range);
        foreach (var range in domain.Split('.'))
        {
            var label = domain[range];
            if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-' || label.IndexOfAnyExcept(_label) >= 0)
            {
                return false;
            }

            labels++;
            last = range;
        }

        // The last label is a top-level domain, never a number: that would be an IP address.
        return labels > 1 && domain[last].Length > 1 && domain[last].IndexOfAnyExceptInRange('0', '9') >= 0;
    }
}
