using System.Security.Claims;
using Bridge.Access;
using Microsoft.AspNetCore.Authorization;

namespace Bridge.Host.Pages;

/// <summary>Finds out who looks at a page and which others they may see.</summary>
/// <param name="links">All pages.</param>
/// <param name="services">Knows who may do what, where people sign in.</param>
internal sealed class PageVisits(IEnumerable<PageLink> links, IServiceProvider services)
{
    private readonly List<PageLink> _links = [.. links.OrderBy(link => link.Order)];

    /// <summary>Reads a visit.</summary>
    /// <param name="user">The user of a request.</param>
    /// <returns>The visit.</returns>
    public async Task<PageVisit> OfAsync(ClaimsPrincipal user)
    {
        var authorization = services.GetService<IAuthorizationService>();
        var allowed = new List<PageLink>();
        foreach (var link in _links)
        {
            // Where nobody signs in the pages are for this machine alone, and all of them.
            if (authorization is null || (await authorization.AuthorizeAsync(user, link.Policy)).Succeeded)
            {
                allowed.Add(link);
            }
        }

        return new PageVisit(user.Identity?.IsAuthenticated == true ? Persons.IdOf(user) : null, allowed);
    }
}
