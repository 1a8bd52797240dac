using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bridge.Sandbox.Zendesk.Store;

/// <summary>The refusals of users that need no look at other users.</summary>
internal sealed partial class UserCheck(ZendeskSandboxOptions options)
{
    /// <summary>A name is needed on creation and may never be blanked.</summary>
    public static RecordError? Name(JsonElement sent, bool creating)
    {
        var isSent = Sent.Text(sent, "name", out var name);
        return (creating || isSent) && string.IsNullOrWhiteSpace(name)
            ? new RecordError("name", "Name: is too short (minimum is 1 characters)", "ValueTooShort")
            : null;
    }

    public RecordError? Email(JsonElement sent, StoredUser? known)
    {
        Sent.Text(sent, "email", out var email);
        if (string.IsNullOrWhiteSpace(email))
        {
            return options.EmailRequired && known?.Email is null
                ? new RecordError("email", "Email: cannot be blank", "BlankValue")
                : null;
        }

        return IsEmail(email)
            ? null
            : new RecordError("email", $"Email: {email} is not properly formatted", "InvalidValue");
    }

    public static RecordError Taken(string? email) =>
        new("email", $"Email: {email} is already being used by another user", "DuplicateValue");

    public static bool IsEmail(string email) => EmailPattern().IsMatch(email.Trim());

    // No dot at the end of either part, nor two in a row: addresses that real mail systems turn away.
    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        + @"@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$")]
    private static partial Regex EmailPattern();
}
