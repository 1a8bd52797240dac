using Bridge.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Finance.Place.Http;

/// <summary>A request to finance's place, by somebody who is signed in.</summary>
internal sealed record PlaceCall(HttpContext Context)
{
    /// <summary>Stable id of the person.</summary>
    public string Person { get; } = Persons.IdOf(Context.User);

    public T Get<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();

    /// <summary>A part of the path; empty when the route has none of that name.</summary>
    public string Route(string name) => Context.GetRouteValue(name) as string ?? "";

    /// <summary>A query parameter, or null.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Tells whether the person holds a policy.</summary>
    public async Task<bool> HoldsAsync(string policy) =>
        (await Get<IAuthorizationService>().AuthorizeAsync(Context.User, policy)).Succeeded;

    public override string ToString() => "a request";
}
