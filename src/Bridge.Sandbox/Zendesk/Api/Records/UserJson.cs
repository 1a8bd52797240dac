using System.Text.Json;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>Writes a user as the API shows it.</summary>
internal static class UserJson
{
    public static void Write(Utf8JsonWriter json, StoredUser user, long id, FieldCatalog fields, string baseUrl)
    {
        var extra = user.Extra;
        json.WriteStartObject();
        json.WriteNumber("id"u8, id);
        json.WriteString("url"u8, $"{baseUrl}/api/v2/users/{id}.json");
        json.WriteString("name"u8, user.Name);
        json.WriteString("email"u8, user.Email);
        JsonParts.Time(json, "created_at", user.CreatedAt);
        JsonParts.Time(json, "updated_at", user.UpdatedAt);
        JsonParts.Rare(json, "time_zone", extra);
        json.WriteString("iana_time_zone"u8, "Etc/UTC");
        json.WriteString("phone"u8, user.Phone);
        JsonParts.Rare(json, "shared_phone_number", extra);
        json.WriteNull("photo"u8);
        json.WriteNumber("locale_id"u8, extra?.GetValueOrDefault("locale_id") as long? ?? 1);
        json.WriteString("locale"u8, extra?.GetValueOrDefault("locale") as string ?? "en-US");
        JsonParts.NumberOrNull(json, "organization_id", user.OrganizationId);
        json.WriteString("role"u8, user.Role);
        json.WriteBoolean("verified"u8, user.Verified);
        json.WriteString("external_id"u8, user.ExternalId);
        JsonParts.Texts(json, "tags", (user.Tags ?? []).Concat(fields.TagsOf(user)));
        JsonParts.Rare(json, "alias", extra);
        json.WriteBoolean("active"u8, !user.Deleted);
        json.WriteBoolean("shared"u8, false);
        json.WriteBoolean("shared_agent"u8, false);
        json.WriteNull("last_login_at"u8);
        json.WriteNull("two_factor_auth_enabled"u8);
        JsonParts.Rare(json, "signature", extra);
        JsonParts.Rare(json, "details", extra);
        JsonParts.Rare(json, "notes", extra);
        json.WriteNull("role_type"u8);
        JsonParts.Rare(json, "custom_role_id", extra);
        JsonParts.Flag(json, "moderator", extra);
        json.WriteString(
            "ticket_restriction"u8, extra?.GetValueOrDefault("ticket_restriction") as string ?? "requested");
        JsonParts.Flag(json, "only_private_comments", extra);
        json.WriteBoolean("restricted_agent"u8, user.Role == "end-user");
        json.WriteBoolean("suspended"u8, user.Suspended);
        JsonParts.Rare(json, "default_group_id", extra);
        json.WriteBoolean("report_csv"u8, false);
        fields.Write(json, "user_fields", user);
        json.WriteEndObject();
    }

    public static void WriteIdentity(
        Utf8JsonWriter json, UserIdentity identity, long userId, string baseUrl)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, $"{baseUrl}/api/v2/users/{userId}/identities/{identity.Id}.json");
        json.WriteNumber("id"u8, identity.Id);
        json.WriteNumber("user_id"u8, userId);
        json.WriteString("type"u8, identity.Type);
        json.WriteString("value"u8, identity.Value);
        json.WriteBoolean("verified"u8, identity.Verified);
        json.WriteBoolean("primary"u8, identity.Primary);
        JsonParts.Time(json, "created_at", identity.CreatedAt);
        JsonParts.Time(json, "updated_at", identity.UpdatedAt);
        if (identity.Type == "email")
        {
            json.WriteNumber("undeliverable_count"u8, 0);
            json.WriteString("deliverable_state"u8, "deliverable");
        }

        json.WriteEndObject();
    }
}
