using Bridge.Sandbox.Zendesk.Store;

namespace Bridge.Sandbox.Zendesk.Api.Records;

/// <summary>Which identities an account takes, and how it keeps them.</summary>
/// <remarks>Source: Zendesk API reference, User identities (types; an address belongs to one user).</remarks>
internal static class IdentityRules
{
    private static readonly HashSet<string> _types = new(StringComparer.Ordinal)
    {
        "email", "twitter", "facebook", "google", "agent_forwarding", "phone_number",
    };

    /// <summary>Tells whether there is such a type.</summary>
    /// <param name="type">The word.</param>
    /// <returns>True when there is.</returns>
    public static bool IsType(string type) => _types.Contains(type);

    /// <summary>Checks a value.</summary>
    /// <param name="users">All users; the caller holds the account's gate.</param>
    /// <param name="user">Whose identity it is to be.</param>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value as sent.</param>
    /// <returns>Why it is refused, or null.</returns>
    public static RecordError? Refusal(UserBook users, StoredUser user, string type, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return new RecordError("value", "Value: cannot be blank", "BlankValue");
        }

        if (type != "email")
        {
            return null;
        }

        return !UserCheck.IsEmail(value)
            ? new RecordError("email", $"Email: {value} is not properly formatted", "InvalidValue")
            : users.ByEmail(value) is { } owner
                ? owner == user
                    ? new RecordError("value", "Value: has already been taken", "DuplicateValue")
                    : UserCheck.Taken(value)
                : null;
    }

    /// <summary>Writes a value as the account keeps it.</summary>
    /// <param name="type">Type of the identity.</param>
    /// <param name="value">The value as sent.</param>
    /// <returns>Without space around it; addresses in lower case.</returns>
    public static string Normal(string type, string value) =>
        type == "email" ? value.Trim().ToLowerInvariant() : value.Trim();
}
