using Bridge.Access.Machines;
using Bridge.Access.People;
using Bridge.Access.Requests;
using Bridge.Access.Settings;
using Bridge.Access.SignIn;
using Bridge.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bridge.Access;

/// <summary>Gives one side's web application its sign-in, its policies and its limits.</summary>
public static class AccessRegistration
{
    /// <summary>Adds everything; afterwards an endpoint that asks for no policy and does not allow anonymous callers is closed to everybody.</summary>
    /// <param name="services">The application's services. A clock (<see cref="TimeProvider"/>) that is among them is used.</param>
    /// <param name="side">The side; one application serves one.</param>
    /// <param name="settings">How people and machines sign in.</param>
    /// <param name="audit">The side's audit; it stays the caller's.</param>
    /// <returns>The services.</returns>
    /// <exception cref="AccessException">The settings cannot be used; the message lists all that is wrong.</exception>
    public static IServiceCollection AddBridgeAccess(this IServiceCollection services, Side side, AccessSettings settings, AuditLog audit)
    {
        SettingsCheck.Require(side, settings);
        var context = new AccessContext(side, settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(context).AddSingleton(new AccessAudit(audit));
        services.AddSingleton(provider => new OneTimeLinks(context, provider.GetRequiredService<AccessAudit>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<StrangerRefusals>().AddHostedService(provider => provider.GetRequiredService<StrangerRefusals>());
        var authentication = services.AddAuthentication(Schemes.Either).AddPolicyScheme(Schemes.Either, null, either =>
            either.ForwardDefaultSelector = request => request.Request.Headers.Authorization.Count > 0 ? Schemes.Token : Schemes.Session);
        authentication.AddPeople(context);
        authentication.AddMachines(context);
        services.AddAuthorization(options => Decide(options, side));
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        services.AddRateLimiter(_ => { });
        return services;
    }

    /// <summary>Puts the checks before the endpoints; call it before anything else that answers.</summary>
    /// <param name="app">The application.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseBridgeAccess(this IApplicationBuilder app)
    {
        var rates = app.ApplicationServices.GetRequiredService<AccessContext>().Settings.Rates;
        return app.UseMiddleware<PageHeaders>()
            .UseFaultPages()
            .UseMiddleware<AuditOutage>()
            .UseRateLimiter(RateLimits.OfSignIn(rates))
            .UseAuthentication()
            .UseRateLimiter(RateLimits.OfEverything(rates))
            .UseMiddleware<SameOrigin>()
            .UseAuthorization()
            .UseAntiforgery();
    }

    /// <summary>Gives faults and wrong addresses a page with a way back, or a problem for a program. <see cref="UseBridgeAccess"/> does it too.</summary>
    /// <param name="app">An application without sign-in.</param>
    /// <returns>The application.</returns>
    public static IApplicationBuilder UseFaultPages(this IApplicationBuilder app) =>
        app.UseStatusCodePages(answer => FaultBorder.ExplainAsync(answer.HttpContext)).UseMiddleware<FaultBorder>();

    /// <summary>Maps what the pages of <see cref="UseFaultPages"/> need. <see cref="MapSignIn"/> does it too.</summary>
    /// <param name="endpoints">An application without sign-in.</param>
    /// <returns>The application.</returns>
    public static IEndpointRouteBuilder MapFaultPages(this IEndpointRouteBuilder endpoints)
    {
        PageStyle.Map(endpoints);
        return endpoints;
    }

    /// <summary>Maps the pages of sign-in and sign-out: <c>/sign-in</c>, <c>/sign-out</c>.</summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The application.</returns>
    public static IEndpointRouteBuilder MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapFaultPages();
        SignInStart.Map(endpoints);
        SignInLink.Map(endpoints);
        SignInEnd.Map(endpoints);
        return endpoints;
    }

    private static void Decide(AuthorizationOptions options, Side side)
    {
        foreach (var policy in PolicyTable.All)
        {
            var holders = AnyOf(PolicyTable.Holders(side, policy));
            options.AddPolicy(policy, PolicyTable.IsForMachines(policy) ? OfMachines(holders) : holders);
        }

        // "Somebody signed in" (RequireAuthorization without a name) means somebody of this side; an endpoint that says nothing is open to nobody.
        options.DefaultPolicy = AnyOf(PolicyTable.RolesOf(side));
        options.FallbackPolicy = AnyOf([]);
    }

    private static AuthorizationPolicy OfMachines(AuthorizationPolicy policy) =>
        new AuthorizationPolicyBuilder(policy).RequireAssertion(context => context.User.Identity?.AuthenticationType == Schemes.Token).Build();

    private static AuthorizationPolicy AnyOf(IReadOnlyList<string> roles) => roles.Count == 0
        ? new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build()
        : new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles).Build();
}
