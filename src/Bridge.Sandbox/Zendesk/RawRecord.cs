using System.Text.Json;
using Bridge.Sandbox.Zendesk.Api;
using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk;

/// <summary>Writes a record as it is stored, with the counts only the sandbox knows.</summary>
internal static class RawRecord
{
    public static void Write<T>(Utf8JsonWriter json, ZendeskAccount account, RecordBook<T> book, T record)
        where T : StoredRecord
    {
        json.WriteStartObject();
        json.WriteNumber("id"u8, book.IdOf(record));
        json.WriteString("external_id"u8, record.ExternalId);
        json.WriteString("name"u8, record.Name);
        if (record is StoredUser user)
        {
            WriteUser(json, account, user);
        }

        JsonParts.Texts(json, "tags", record.Tags ?? []);
        JsonParts.Rare(json, "notes", record.Extra);
        JsonParts.Rare(json, "details", record.Extra);
        book.Fields.Write(json, book.Singular + "_fields", record);
        json.WriteBoolean("deleted"u8, record.Deleted);
        json.WriteNumber("writes"u8, record.Writes);
        json.WriteNumber("creations"u8, record.Creations);
        JsonParts.Time(json, "created_at", record.CreatedAt);
        JsonParts.Time(json, "updated_at", record.UpdatedAt);
        json.WriteEndObject();
    }

    private static void WriteUser(Utf8JsonWriter json, ZendeskAccount account, StoredUser user)
    {
        json.WriteString("email"u8, user.Email);
        json.WriteString("phone"u8, user.Phone);
        json.WriteBoolean("suspended"u8, user.Suspended);
        JsonParts.NumberOrNull(json, "organization_id", user.OrganizationId);
        json.WriteString("role"u8, user.Role);
        json.WriteBoolean("verified"u8, user.Verified);
        JsonParts.Texts(
            json, "emails", account.Users.Identities.Of(user)
                .Where(identity => identity.Type == "email").Select(identity => identity.Value));
    }
}
