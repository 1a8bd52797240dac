using System.Net;
using System.Text.RegularExpressions;

namespace Bridge.Sandbox.Freshdesk.Store;

/// <summary>The plain text of an HTML body.</summary>
internal static partial class TicketText
{
    public static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(Break().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex("<br ?/?>|</p>|</div>", RegexOptions.IgnoreCase)]
    private static partial Regex Break();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
