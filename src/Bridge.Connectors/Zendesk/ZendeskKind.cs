namespace Bridge.Connectors.Zendesk;

/// <summary>The words by which Zendesk knows one kind of record.</summary>
/// <param name="Singular">Name of one, in envelopes.</param>
/// <param name="Plural">Name of many, in paths and envelopes.</param>
/// <param name="CustomFields">Object that holds the custom fields; also the mapping's prefix for them.</param>
/// <param name="CustomField">Envelope of one custom field's definition.</param>
/// <param name="UniqueField">Field that Zendesk keeps unique beside the external id.</param>
/// <param name="Attributes">Fields of its own that may be written, and the id. Source: developer.zendesk.com, Users and Organizations, "JSON format".</param>
internal sealed record ZendeskKind(
    string Singular, string Plural, string CustomFields, string CustomField, string UniqueField, IReadOnlyCollection<string> Attributes)
{
    /// <summary>Most records one call takes. Source: developer.zendesk.com, Users and Organizations, "Show Many".</summary>
    public const int MaxMany = 100;

    /// <summary>Longest external id Zendesk stores, in characters.</summary>
    public const int MaxExternalId = 255;

    /// <summary>How their fields lie in the JSON; the ids are written apart from them.</summary>
    public static JsonLayoutRules Rules { get; } = new(["id", "external_id"]);

    /// <summary>Users.</summary>
    public static ZendeskKind Users { get; } = new(
        "user", "users", "user_fields", "user_field", "email",
        [
            "id", "external_id", "name", "email", "phone", "shared_phone_number", "alias", "details", "notes", "tags", "organization_id", "role", "custom_role_id",
            "default_group_id", "locale", "locale_id", "time_zone", "moderator", "only_private_comments", "remote_photo_url", "restricted_agent", "signature",
            "suspended", "ticket_restriction", "verified",
        ]);

    /// <summary>Organizations.</summary>
    public static ZendeskKind Organizations { get; } = new(
        "organization", "organizations", "organization_fields", "organization_field", "name",
        ["id", "external_id", "name", "details", "notes", "tags", "domain_names", "group_id", "shared_comments", "shared_tickets"]);
}
