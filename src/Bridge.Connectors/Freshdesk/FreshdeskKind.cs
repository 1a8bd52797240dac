using System.Text.Json;

namespace Bridge.Connectors.Freshdesk;

/// <summary>The words by which Freshdesk knows one kind of record.</summary>
/// <param name="Singular">Name of one, for messages.</param>
/// <param name="Plural">Name of many, in paths.</param>
/// <param name="Fields">List of the fields.</param>
/// <param name="UniqueField">Field that Freshdesk keeps unique beside the key.</param>
/// <param name="ListLimit">Limit on its lists, or null.</param>
internal sealed record FreshdeskKind(string Singular, string Plural, string Fields, string UniqueField, string? ListLimit)
{
    /// <summary>Longest key that Freshdesk stores, in characters.</summary>
    public const int MaxKey = 255;

    /// <summary>Field of a company that holds the bridge's key: companies have none of their own.</summary>
    public const string CompanyKey = "mls_key";

    /// <summary>Object that holds the custom fields; also the mapping's prefix for them.</summary>
    public const string CustomFields = "custom_fields";

    private const string ListSeparator = "; ";

    /// <summary>Field of a contact that holds the bridge's key.</summary>
    public const string ContactKey = "unique_external_id";

    /// <summary>Members.</summary>
    public static FreshdeskKind Contacts { get; } = new("contact", "contacts", "contact_fields", "email", FreshdeskLimits.ContactList);

    /// <summary>Offices.</summary>
    public static FreshdeskKind Companies { get; } = new("company", "companies", "company_fields", "name", null);

    /// <summary>How the fields lie in the JSON; the key is written apart from them, and custom fields hold no lists.</summary>
    public JsonLayoutRules Rules => HasCustomKey ? new(["id"], ListSeparator) : new(["id", ContactKey], ListSeparator);

    /// <summary>Whether the key is a custom field, which an administrator has to make.</summary>
    public bool HasCustomKey => this == Companies;

    /// <summary>Reads the bridge's key of a record.</summary>
    /// <param name="row">The record's JSON.</param>
    /// <returns>The key, or null when it holds none.</returns>
    public string? KeyOf(JsonElement row) => HasCustomKey ? row.Of(CustomFields).TextOf(CompanyKey) : row.TextOf(ContactKey);
}
