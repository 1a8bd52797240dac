using System.Collections.Frozen;
using Bridge.Access;
using Bridge.Host.Features.MemberApi;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Members;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bridge.Host.Features.Panel;

/// <summary>Adds the panel that members use inside the MLS's pages: a script, tokens, and the calls that it makes with them.</summary>
internal static class PanelRegistration
{
    private const string Policy = "member panel";
    private const string Below = "/panel/v1";

    private static readonly FrozenDictionary<string, string> _scripts =
        new[] { "mls-support-panel.js", "panel-calls.js", "panel-files.js", "panel-style.js", "panel-views.js", "panel-words.js" }.ToDictionary(name => name, name => PageTemplate.Open("Panel", name), StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services; the member API is among them.</param>
    /// <param name="settings">Where the panel may stand.</param>
    public static void AddPanel(this IServiceCollection services, PanelSettings settings)
    {
        services.AddSingleton(provider => new PanelTokens(settings.Lifetime, provider.GetRequiredService<TimeProvider>())).AddSingleton<PanelGate>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, PanelJson.Default));
        services.AddCors(cors => cors.AddPolicy(Policy, policy => policy
            .WithOrigins([.. settings.Origins]).WithMethods("GET", "POST").WithHeaders("Authorization", "Content-Type", "Idempotency-Key")
            .WithExposedHeaders("Retry-After").SetPreflightMaxAge(TimeSpan.FromHours(2))));
    }

    /// <summary>Lets browsers ask from the MLS's pages; before the sign-in, as they ask without a token first.</summary>
    /// <param name="app">The host.</param>
    public static void UsePanel(this WebApplication app) => app.UseCors();

    /// <summary>Maps it.</summary>
    /// <param name="app">The host.</param>
    public static void MapPanel(this WebApplication app)
    {
        app.MapPost("/api/v1/members/{member}/panel-tokens", (string member, PanelTokens tokens) => Issue(member, tokens))
            .WithTags("Members").RequireAuthorization(Policies.ActForMembers).DisableAntiforgery().AddEndpointFilter(app.Services.GetRequiredService<MemberGate>())
            .Produces<PanelTokenAnswer>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithName("openPanel").WithSummary("Gives a token with which a panel in a page speaks for this member.");

        // Any page may load it: a script holds no secret, and browsers ask for modules across origins by these rules.
        app.MapGet("/panel/{name}", (string name, HttpResponse response) =>
        {
            if (!_scripts.TryGetValue(name, out var script))
            {
                return Results.NotFound();
            }

            response.Headers.AccessControlAllowOrigin = "*";
            response.Headers.CacheControl = "public, max-age=300";
            response.Headers.XContentTypeOptions = "nosniff";
            return Results.Text(script, "text/javascript; charset=utf-8");
        }).AllowAnonymous();

        var calls = app.MapGroup(Below).AllowAnonymous().DisableAntiforgery().RequireCors(Policy).ExcludeFromDescription()
            .AddEndpointFilter(app.Services.GetRequiredService<PanelGate>()).AddEndpointFilter(app.Services.GetRequiredService<MemberGate>());
        calls.MapGet("/frame", (MemberDesk desk) => TypedResults.Ok(PanelFrameAnswer.Of(desk)));
        calls.MapGet("/standing", (HttpContext context, MemberReads reads) => reads.Standing(Member(context)));
        calls.MapGet("/survey", (HttpContext context, PendingSurveys surveys) => TypedResults.Ok(surveys.Show(Member(context))));
        calls.MapGet("/tickets", (HttpContext context, int? limit, string? after, MemberReads reads) => reads.List(Member(context), limit, after));
        calls.MapGet("/tickets/{id}", (HttpContext context, string id, MemberReads reads, CancellationToken cancellationToken) => reads.ShowAsync(Member(context), id, cancellationToken));
        calls.MapPost("/tickets", (HttpContext context, TicketRequests requests) => requests.OpenAsync(context, Member(context)));
        calls.MapPost("/tickets/{id}/comments", (HttpContext context, string id, TicketRequests requests) => requests.CommentAsync(context, Member(context), id));
    }

    private static Ok<PanelTokenAnswer> Issue(string member, PanelTokens tokens)
    {
        var (token, until) = tokens.Make(member);
        return TypedResults.Ok(new PanelTokenAnswer(token, until));
    }

    // The gate set it from the token.
    private static string Member(HttpContext context) => (string)context.Request.RouteValues[PanelGate.Member]!;
}
