using System.Security.Claims;
using Bridge.Access.Requests;

namespace Bridge.Access.People;

/// <summary>Makes the one form in which anybody is known afterwards: a stable id and roles, nothing else.</summary>
internal static class Principals
{
    // Source: OpenID Connect Core 1.0, section 2 (sub must not exceed 255 ASCII characters).
    private const int LongestSubject = 255;

    /// <summary>Makes it.</summary>
    /// <param name="provider">Name of who vouches.</param>
    /// <param name="subject">Id there.</param>
    /// <param name="roles">Roles of the closed list.</param>
    /// <param name="scheme">How they signed in.</param>
    /// <returns>The person or machine.</returns>
    /// <exception cref="AccessRefusedException">The id cannot be one.</exception>
    public static ClaimsPrincipal Make(string provider, string? subject, IEnumerable<string> roles, string scheme)
    {
        if (string.IsNullOrWhiteSpace(subject) || subject.Length > LongestSubject || subject.Any(char.IsControl))
        {
            throw new AccessRefusedException(RefusalReason.Subject);
        }

        var claims = roles.Select(role => new Claim(Persons.Role, role)).Prepend(new Claim(Persons.Subject, $"{provider}|{subject}"));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme, Persons.Subject, Persons.Role));
    }
}
