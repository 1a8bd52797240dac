using System.Text.Json;
using Bridge.Access;

namespace Bridge.Host.Settings.Access;

/// <summary>The schema of the <c>access</c> section.</summary>
internal static class AccessSchema
{
    /// <summary>Writes it.</summary>
    /// <param name="json">Where to.</param>
    public static void Write(Utf8JsonWriter json) => Section(json, "access", "How people and machines sign in (docs/access.md).", () =>
    {
        SettingsSchema.Text(json, "publicAddress", "Address under which browsers reach this side.", "^https?://");
        Flag(json, "trial", "One-time links instead of a provider, for trials. Default: false.");
        SettingsSchema.Duration(json, "trialLinkLifetime", "How long a one-time link can be used.");
        SettingsSchema.Duration(json, "sessionLifetime", "How long a person stays signed in.");
        Section(json, "people", "Sign-in of people by an OpenID provider.", () => People(json));
        Section(json, "machines", "Tokens of machines.", () => Machines(json));
        Section(json, "rates", "Calls a minute.", () => Rates(json));
    });

    private static void People(Utf8JsonWriter json)
    {
        SettingsSchema.Text(json, "authority", "Address of the provider.", "^https?://");
        SettingsSchema.Text(json, "clientId", "The id that the provider gave the bridge.");
        SettingsSchema.Text(json, "clientSecret", "By reference: ${env:NAME} or ${file:PATH}.", @"^\$\{(env|file):");
        SettingsSchema.Text(json, "name", "Name of the provider in addresses. Default: openid.");
        SettingsSchema.Text(json, "title", "Name of the provider on the page.");
        SettingsSchema.Choice(json, "proof", "How the secret is sent. Default: basic.", ["basic", "post"]);
        json.WriteStartObject("scopes");
        json.WriteString("description", "Scopes to ask for. Default: openid.");
        json.WriteEndObject();
        RoleWords(json);
    }

    private static void Machines(Utf8JsonWriter json)
    {
        SettingsSchema.Text(json, "name", "Name for the audit. Default: machine.");
        SettingsSchema.Text(json, "authority", "Address of the issuer, which publishes its keys.", "^https?://");
        SettingsSchema.Text(json, "issuer", "Issuer, where keys come from a file.");
        SettingsSchema.Text(json, "keyFile", "File with the issuer's public key, relative to this file.");
        SettingsSchema.Text(json, "audience", "Audience that tokens must name.");
        RoleWords(json);
    }

    private static void Rates(Utf8JsonWriter json)
    {
        foreach (var (name, description) in new[] { ("perSubject", "For each person or machine."), ("perAddress", "For each address."), ("signIn", "Sign-ins for each address.") })
        {
            json.WriteStartObject(name);
            json.WriteString("type", "integer");
            json.WriteString("description", description);
            json.WriteEndObject();
        }
    }

    private static void RoleWords(Utf8JsonWriter json)
    {
        SettingsSchema.Text(json, "rolesClaim", "Claim that holds roles. Default: roles.");
        SettingsSchema.Named(json, "roles", () =>
        {
            json.WriteStartArray("enum");
            Roles.All.ToList().ForEach(json.WriteStringValue);
            json.WriteEndArray();
        });
    }

    private static void Flag(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "boolean");
        json.WriteString("description", description);
        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, string name, string description, Action write)
    {
        json.WriteStartObject(name);
        json.WriteString("description", description);
        SettingsSchema.WriteObject(json, []);
        json.WriteStartObject("properties");
        write();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
