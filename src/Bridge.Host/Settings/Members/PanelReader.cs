using System.Net;
using System.Text.Json;

namespace Bridge.Host.Settings.Members;

/// <summary>Reads <c>panel</c> of the <c>memberApi</c> section.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class PanelReader(FaultList faults)
{
    private const int MostOrigins = 20;

    private static readonly TimeSpan _most = TimeSpan.FromDays(1);

    /// <summary>Writes its schema.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartObject("panel");
        json.WriteString("description", "A panel for members inside the MLS's own pages (docs/member-panel.md).");
        SettingsSchema.WriteObject(json, ["origins"]);
        json.WriteStartObject("properties");
        SettingsSchema.List(json, "origins", "Origins of the pages that hold it, such as https://members.mls.example.com.", null);
        SettingsSchema.Duration(json, "lifetime", "How long a panel's token counts. Default: 15m.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads it.</summary>
    /// <param name="memberApi">The section that holds it.</param>
    /// <returns>The settings; null when the section says nothing about it, or after a fault.</returns>
    public PanelSettings? Read(SettingsSection memberApi)
    {
        if (memberApi.Find("panel") is not { } node || SettingsSection.Open(node, "'panel'", faults) is not { } section)
        {
            return null;
        }

        var before = faults.Count;
        var texts = section.Texts("origins") ?? [];
        if (texts.Count is 0 or > MostOrigins)
        {
            faults.Add(node, $"'origins' names 1 to {MostOrigins} origins of the pages that hold the panel, for example [https://members.mls.example.com].");
        }

        foreach (var text in texts.Where(text => OriginOf(text.Value) is null))
        {
            faults.Add(text, "An origin is https:// and a host, and a port where it is another than 443: no path. http:// is for this machine alone.");
        }

        var lifetime = section.Duration("lifetime", PanelSettings.Usual, TimeSpan.FromMinutes(1), isZeroAllowed: false);
        if (lifetime > _most)
        {
            faults.Add(section.Find("lifetime") ?? node, "'lifetime' is at most 1d: a panel asks for a new token by itself.");
        }

        section.RefuseOthers("'panel'");
        return faults.Count > before ? null : new PanelSettings([.. texts.Select(text => OriginOf(text.Value)).OfType<string>().Distinct(StringComparer.Ordinal)], lifetime);
    }

    private static string? OriginOf(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.AbsolutePath == "/" && address.Query.Length == 0 && address.UserInfo.Length == 0 && address.Fragment.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)))
            ? address.GetLeftPart(UriPartial.Authority) : null;

    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host, out var number) && IPAddress.IsLoopback(number));
}
