using System.Text.Json;

namespace Bridge.Host.Settings.Members;

/// <summary>The schema of the <c>memberApi</c> section.</summary>
internal static class MemberApiSchema
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("memberApi");
        json.WriteString("description", "Lets the MLS's own system open tickets for members; needs access: machines.");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "desk", "Connection that takes the tickets. May be left out when only one can.");
        PanelReader.WriteSchema(json);
        AttachmentReader.WriteSchema(json);
        HandOffReader.WriteSchema(json);
        SettingsSchema.Flag(json, "timeline", "Writes interactions that came by the API or from a file into members' timelines in the help desk. Default: false.");
        SettingsSchema.Choice(json, "resolution", "Who tells members that their ticket is solved. Default: helpDesk.", ["helpDesk", "mail"]);
        SettingsSchema.Text(json, "notices", "Connection of type webhook that is told of changes of members' tickets.");
        json.WriteStartObject("standing");
        json.WriteString("description", "Sentences that members read, by standing; without digits.");
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        foreach (var (standing, key) in MemberApiReader.Keys)
        {
            SettingsSchema.Text(json, key, $"Default: {MemberApiSettings.Defaults[standing]}");
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
