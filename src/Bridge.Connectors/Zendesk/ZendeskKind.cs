namespace Bridge.Connectors.Zendesk;

/// <summary>The words by which Zendesk knows one kind of record.</summary>
/// <param name="Singular">Name of one, in envelopes.</param>
/// <param name="Plural">Name of many, in paths and envelopes.</param>
/// <param name="CustomFields">Object that holds the custom fields; also the mapping's prefix for them.</param>
/// <param name="CustomField">Envelope of one custom field's definition.</param>
/// <param name="UniqueField">Field that Zendesk keeps unique beside the external id.</param>
internal sealed record ZendeskKind(
    string Singular, string Plural, string CustomFields, string CustomField, string UniqueField)
{
    /// <summary>Most records one call takes. Source: developer.zendesk.com, Users and Organizations, "Show Many".</summary>
    public const int MaxMany = 100;

    /// <summary>Longest external id Zendesk stores, in characters.</summary>
    public const int MaxExternalId = 255;

    /// <summary>How their fields lie in the JSON; the ids are written apart from them.</summary>
    public static JsonLayoutRules Rules { get; } = new(["id", "external_id"]);

    /// <summary>Users.</summary>
    public static ZendeskKind Users { get; } = new("user", "users", "user_fields", "user_field", "email");

    /// <summary>Organizations.</summary>
    public static ZendeskKind Organizations { get; } =
        new("organization", "organizations", "organization_fields", "organization_field", "name");
}
