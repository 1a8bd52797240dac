using Bridge.Core.Egress;

namespace Bridge.Connectors.Freshdesk;

/// <summary>The words that calls to Freshdesk send beside the fields of mapping documents.</summary>
/// <remarks>Source: developers.freshdesk.com, API v2: Contacts, Companies, Contact Fields, Ticket Fields, Tickets, Conversations.</remarks>
internal static class FreshdeskEgress
{
    /// <summary>The words.</summary>
    public static EgressWords Words { get; } = new(
        [
            FreshdeskKind.CustomFields, "label", "label_for_customers", "type", "choices", "value", "displayed_for_customers", "displayed_to_customers", "customers_can_edit",
            "subject", "description", "status", "priority", "source", "tags", "body", "private", "incoming",
        ],
        [FreshdeskKind.ContactKey, FreshdeskKind.CompanyKey, "requester_id", "group_id", "user_id", "cf_mls_bridge_key"],
        [
            "page", "per_page", "state", "_updated_since", FreshdeskKind.ContactKey, "name", "requester_id", "updated_since", "created_since", "filter",
            "order_by", "order_type", "include", "query",
        ]);
}
