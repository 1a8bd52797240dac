using System.Globalization;
using System.Text.RegularExpressions;
using Bridge.Audit;
using Bridge.Core.Egress;
using Bridge.Core.Model;

namespace Bridge.Host.Features.Egress;

/// <summary>How an audit entry says what leaves, and how it is read again.</summary>
internal static partial class EgressText
{
    /// <summary>Action of the entries.</summary>
    public const string Action = "egress.send";

    /// <summary>Writes an entry's text.</summary>
    /// <param name="entry">What leaves.</param>
    /// <returns>The text; names that do not fit are cut off.</returns>
    public static string Write(EgressEntry entry)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{entry.Connection} {entry.Call}, {entry.Bytes} bytes: {string.Join(' ', entry.Names)}");
        return TextCut.To(what, AuditEvent.LongestText);
    }

    /// <summary>Reads an entry's text.</summary>
    /// <param name="what">The text.</param>
    /// <returns>What left; null when the text is another's.</returns>
    public static EgressEntry? Read(string? what) => Form().Match(what ?? "") is { Success: true } match
        ? new EgressEntry(
            match.Groups["connection"].Value,
            match.Groups["call"].Value,
            match.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            int.Parse(match.Groups["bytes"].Value, CultureInfo.InvariantCulture))
        : null;

    [GeneratedRegex(@"^(?<connection>\S+) (?<call>.+), (?<bytes>[0-9]{1,9}) bytes: (?<names>.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
