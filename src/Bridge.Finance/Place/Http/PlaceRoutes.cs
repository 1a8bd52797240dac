using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bridge.Finance.Place.Http;

/// <summary>Maps the place's addresses. Nothing is bound by the framework: its messages would quote what was sent.</summary>
internal static class PlaceRoutes
{
    /// <summary>Maps a page.</summary>
    /// <param name="app">Where to.</param>
    /// <param name="method">HTTP method.</param>
    /// <param name="pattern">Path.</param>
    /// <param name="policy">Who may.</param>
    /// <param name="handler">Answers.</param>
    /// <param name="query">The query parameters there are; any other is refused.</param>
    public static void Page(
        this IEndpointRouteBuilder app, string method, string pattern, string policy, Func<PlaceCall, Task<IResult>> handler, params string[] query) =>
        Map(app, method, pattern, policy, new PlaceBorder(Pages.PageAnswers.ProblemAsync, query, handler));

    /// <summary>Maps a call of the API; see <see cref="Page"/>.</summary>
    public static void Api(
        this IEndpointRouteBuilder app, string method, string pattern, string policy, Func<PlaceCall, Task<IResult>> handler, params string[] query) =>
        Map(app, method, $"/api/finance/v1{pattern}", policy, new PlaceBorder((_, problem) => Task.FromResult(PlaceJson.Problem(problem)), query, handler));

    private static void Map(IEndpointRouteBuilder app, string method, string pattern, string policy, PlaceBorder border) =>
        app.MapMethods(pattern, [method], border.RunAsync).RequireAuthorization(policy);
}
