using System.Text.Json;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>Sets the plain attributes of a user.</summary>
internal static class UserAttributes
{
    /// <summary>Attributes that are kept and given back as sent.</summary>
    public static readonly HashSet<string> Rare = new(StringComparer.Ordinal)
    {
        "alias", "notes", "details", "signature", "locale", "locale_id", "time_zone", "ticket_restriction",
        "only_private_comments", "moderator", "custom_role_id", "default_group_id", "shared_phone_number",
        "restricted_agent",
    };

    /// <summary>True where the attribute is one of the plain ones and its value changed.</summary>
    public static bool Set(StoredUser user, string name, JsonElement value)
    {
        switch (name)
        {
            case "name" when Sent.Text(value)?.Trim() is { } text && text != user.Name:
                user.Name = text;
                return true;
            case "phone" when Blank(Sent.Text(value)) != user.Phone:
                user.Phone = Blank(Sent.Text(value));
                return true;
            case "organization_id" when Sent.Id(value) != user.OrganizationId:
                user.OrganizationId = Sent.Id(value);
                return true;
            case "suspended" when Sent.Flag(value) != user.Suspended:
                user.Suspended = Sent.Flag(value);
                return true;
            case "verified" when Sent.Flag(value) != user.Verified:
                user.Verified = Sent.Flag(value);
                return true;
            case "role" when Role(Sent.Text(value)) is { } role && role != user.Role:
                user.Role = role;
                return true;
            default:
                return false;
        }
    }

    public static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.String => value.GetString(),
        _ => null,
    };

    private static string? Role(string? role) => role switch
    {
        "end-user" => "end-user",
        "agent" => "agent",
        "admin" => "admin",
        _ => null,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
