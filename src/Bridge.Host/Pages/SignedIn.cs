using System.Security.Claims;
using Bridge.Access;

namespace Bridge.Host.Pages;

/// <summary>Says who is signed in, with the way out.</summary>
internal static class SignedIn
{
    private static readonly PageTemplate _person = new(
        "<span class=\"person\">Signed in as <b>{{person}}</b> <a href=\"sign-out\">Sign out</a></span>");

    /// <summary>Who is signed in.</summary>
    /// <param name="user">The user of a request.</param>
    /// <returns>Stable id; null where nobody signs in.</returns>
    public static string? IdOf(ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true ? Persons.IdOf(user) : null;

    /// <summary>Renders it.</summary>
    /// <param name="person">Stable id; null where nobody signs in.</param>
    /// <returns>HTML, or nothing.</returns>
    public static Markup Render(string? person) =>
        person is null ? Markup.None : _person.Fill(new Dictionary<string, object?> { ["person"] = person });
}
