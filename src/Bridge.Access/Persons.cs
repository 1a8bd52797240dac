using System.Security.Claims;

namespace Bridge.Access;

/// <summary>Who somebody is, for the audit.</summary>
public static class Persons
{
    /// <summary>Claim that holds the stable id.</summary>
    public const string Subject = "sub";

    /// <summary>Claim of each role.</summary>
    public const string Role = "role";

    /// <summary>The stable id of a signed-in person or machine; never a display name.</summary>
    /// <param name="person">The signed-in person.</param>
    /// <returns>The id.</returns>
    /// <exception cref="InvalidOperationException">Nobody is signed in; policies let no such request through.</exception>
    public static string IdOf(ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.FindFirstValue(Subject) ?? throw new InvalidOperationException("Nobody is signed in.");
    }
}
