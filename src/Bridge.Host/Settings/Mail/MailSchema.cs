using System.Text.Json;

namespace Bridge.Host.Settings.Mail;

/// <summary>The schema of the <c>mail</c> section.</summary>
internal static class MailSchema
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("mail");
        json.WriteString("description", "The mail server, for surveys and reports (docs/mail.md).");
        SettingsSchema.WriteObject(json, ["host", "from"]);
        json.WriteStartObject("properties");
        SettingsSchema.Text(json, "host", "Name of the mail server.");
        json.WriteStartObject("port");
        json.WriteString("type", "integer");
        json.WriteString("description", "Default: 587, or 465 for tls.");
        json.WriteNumber("minimum", 1);
        json.WriteNumber("maximum", 65535);
        json.WriteEndObject();
        SettingsSchema.Choice(json, "security", "Default: starttls. None is for a server on this machine only.", MailReader.Securities);
        SettingsSchema.Text(json, "trust", "File of certificates (PEM) that count besides those that this machine trusts.");
        SettingsSchema.Text(json, "user", "Name to sign in with.");
        SettingsSchema.Text(json, "password", "Its password, by reference.", @"^\$\{(env|file):[^}]+\}$");
        SettingsSchema.Text(json, "from", "Address that mails come from, alone or with a name.");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
