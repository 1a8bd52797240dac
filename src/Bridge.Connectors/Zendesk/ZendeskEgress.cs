using Bridge.Core.Egress;

namespace Bridge.Connectors.Zendesk;

/// <summary>The words that calls to Zendesk send beside the fields of mapping documents.</summary>
/// <remarks>Source: developer.zendesk.com, Users, Organizations, User Identities, User Fields, Organization Fields, OAuth Tokens, Tickets, Attachments, Events API.</remarks>
internal static class ZendeskEgress
{
    /// <summary>The words.</summary>
    public static EgressWords Words { get; } = new(
        [
            "user", "users", "organization", "organizations", "user_fields", "organization_fields", "skip_verify_email",
            "identity", "type", "value", "primary", "verified", "skip_verify", "email",
            "user_field", "organization_field", "key", "title", "active", "custom_field_options", "name",
            "grant_type", "client_secret", "scope",
            "ticket", "subject", "tags", "status", "comment", "body", "public", "metadata", "safe_update", "updated_stamp",
            "profile", "source", "identifiers", "event", "description", "created_at", "properties", "outcome", "handled_by", "link",
        ],
        ["id", "external_id", "client_id", "client_secret", "requester_id", "submitter_id", "author_id", "group_id", "bridge_key", "uploads"],
        ["page[size]", "page[after]", "start_time", "cursor", "per_page", "external_ids", "external_id", "ids", "sort", "include", "role", "role[]", "query", "page", "score", "filter[created_at_start]", "filter[source]", "filter[start_time]", "filter[end_time]", "filename"])
    {
        TakesFiles = true,
    };
}
