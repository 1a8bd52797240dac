using Bridge.Audit;
using Bridge.Finance.Auditing;
using Bridge.Finance.Composition;
using Bridge.Finance.Place.Api;
using Bridge.Finance.Place.Crossing;
using Bridge.Finance.Place.Days;
using Bridge.Finance.Place.Erasures;
using Bridge.Finance.Place.Files;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Lists;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Place.Pages;
using Bridge.Finance.Place.Requests;
using Bridge.Finance.Place.Sums;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bridge.Finance.Place;

/// <summary>Finance's own place: pages and API for finance staff, in a web application of its own.</summary>
/// <remarks>
/// The host brings sign-in and the policies of <see cref="Access.Policies"/>; the place asks for them at each address. Nothing here is
/// ever to be mapped into an application that support uses.
/// </remarks>
public static class FinancePlace
{
    /// <summary>Name, without its end, of the audit files in which verbs write; they stand beside the place's own and are in the digest too.</summary>
    public const string VerbAudit = "finance-verbs";

    /// <summary>Adds what the place needs.</summary>
    /// <param name="services">Services of finance's own web application.</param>
    /// <param name="side">Gives the finance side at each request; what it throws (<see cref="FinanceException"/>, <c>StoreException</c>) is told on the page.</param>
    /// <param name="audit">The finance side's audit; the caller disposes it.</param>
    /// <param name="settings">Folders and names.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection Add(IServiceCollection services, Func<FinanceSide> side, AuditLog audit, FinancePlaceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(side);
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(settings);
        services.TryAddSingleton(TimeProvider.System);
        services.AddRazorComponents();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "__finance-form";
            options.Cookie.SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Strict;
            options.SuppressXFrameOptionsHeader = true; // the content policy says the same for every answer
        });
        return services
            .AddSingleton(settings)
            .AddSingleton(new SideDoor(side))
            .AddSingleton(new PlaceAudit(audit))
            .AddSingleton<GrantTable>().AddSingleton<MemberLookup>().AddSingleton<BreakGlass>()
            .AddSingleton<AccountIndex>().AddSingleton<AccountReader>()
            .AddSingleton(typeof(RequestTable<>)).AddSingleton(typeof(SecondPerson<>)).AddSingleton<ListDesk>().AddSingleton<ErasureRequests>().AddSingleton<ListReader>().AddSingleton<ExportDesk>()
            .AddSingleton<TotalsReader>().AddSingleton<ImportDesk>().AddSingleton<ReleaseDesk>().AddSingleton<DigestReader>();
    }

    /// <summary>Maps pages at the root and the API at <c>/api/finance/v1</c>.</summary>
    /// <param name="app">Finance's own web application, with authentication and authorization in its pipeline.</param>
    public static void Map(IEndpointRouteBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        PlaceApi.Map(app);
        PlacePages.Map(app);
    }
}
