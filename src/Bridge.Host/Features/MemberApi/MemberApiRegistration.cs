using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Bridge.Access;
using Bridge.Host.Features.Surveys;
using Microsoft.OpenApi;

namespace Bridge.Host.Features.MemberApi;

/// <summary>Adds the API for the MLS's own system to a host.</summary>
internal static class MemberApiRegistration
{
    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="desk">What the API stands on.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddMemberApi(this IServiceCollection services, MemberDesk desk)
    {
        services.AddSingleton(desk).AddSingleton(new BodyRoom(desk.Attachments)).AddSingleton<TicketFinder>().AddSingleton<TicketRequests>().AddSingleton<LevelRequests>().AddSingleton<MemberReads>().AddSingleton<MemberInteractions>().AddSingleton<MemberGate>();
        services.AddSingleton(provider => new PendingSurveys(provider.GetService<SurveyParts>()));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, MemberApiJson.Default);
        });
        services.AddOpenApi("v1", options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/members/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) => Describe(document));
        });
        return services;
    }

    /// <summary>Maps <c>/api/v1</c>; nobody but the MLS's system may call it.</summary>
    /// <param name="app">The host.</param>
    public static void MapMemberApi(this WebApplication app)
    {
        app.MapOpenApi("/api/v1/openapi.json").RequireAuthorization(Policies.ActForMembers);
        var members = app.MapGroup("/api/v1/members/{member}").WithTags("Members").RequireAuthorization(Policies.ActForMembers).DisableAntiforgery()
            .AddEndpointFilter(app.Services.GetRequiredService<MemberGate>())
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);

        Accepting<TicketBody, AcceptedAnswer>(members.MapPost("/tickets", (HttpContext context, string member, TicketRequests requests) => requests.OpenAsync(context, member)))
            .WithName("openTicket").WithSummary("Opens a ticket for a member.");
        Accepting<CommentBody, AcceptedAnswer>(members.MapPost("/tickets/{id}/comments", (HttpContext context, string member, string id, TicketRequests requests) => requests.CommentAsync(context, member, id)))
            .WithName("addComment").WithSummary("Adds a comment of the member to a ticket of theirs.");
        Accepting<LevelBody, AcceptedAnswer>(members.MapPost("/tickets/{id}/level", (HttpContext context, string member, string id, LevelRequests requests) => requests.HandOffAsync(context, member, id)))
            .WithName("handOffTicket").WithSummary("Hands a ticket to another level or to a vendor.");
        members.MapGet("/tickets", (
                string member,
                [Range(1, Bounds.Page), Description("Most tickets on the page; 25 without it.")] int? limit,
                [Description("'next' of the page before.")] string? after,
                MemberReads reads) => reads.List(member, limit, after))
            .Produces<TicketListAnswer>(StatusCodes.Status200OK, Json).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("listTickets").WithSummary("Lists a member's tickets, the newest first.");
        members.MapGet("/tickets/{id}", (string member, string id, MemberReads reads, CancellationToken cancellationToken) => reads.ShowAsync(member, id, cancellationToken))
            .Produces<TicketDetailAnswer>(StatusCodes.Status200OK, Json)
            .WithName("showTicket").WithSummary("Shows a ticket with what was said in public.");
        Accepting<InteractionBody, InteractionAcceptedAnswer>(members.MapPost("/interactions", (HttpContext context, string member, MemberInteractions interactions) => interactions.AcceptAsync(context, member)))
            .WithName("addInteraction").WithSummary("Takes note of an interaction that happened elsewhere: a class, a purchase, a message.");
        members.MapGet("/interactions", (
                string member,
                [Range(1, Bounds.Page), Description("Most interactions on the page; 25 without it.")] int? limit,
                [Description("'next' of the page before.")] string? after,
                MemberInteractions interactions) => interactions.List(member, limit, after))
            .Produces<InteractionListAnswer>(StatusCodes.Status200OK, Json).ProducesProblem(StatusCodes.Status400BadRequest)
            .WithName("listInteractions").WithSummary("Lists every time the member and the MLS were in touch, the newest first.");
        members.MapGet("/standing", (string member, MemberReads reads) => reads.Standing(member))
            .Produces<StandingAnswer>(StatusCodes.Status200OK, Json)
            .WithName("showStanding").WithSummary("Tells a member's standing: a word and a sentence, never an amount.");
        members.MapGet("/survey", (string member, PendingSurveys surveys) => TypedResults.Ok(surveys.Show(member)))
            .Produces<SurveyListAnswer>(StatusCodes.Status200OK, Json)
            .WithName("showSurvey").WithSummary("Tells the survey that a member can still answer, if there is one.");
    }

    private static RouteHandlerBuilder Accepting<TBody, TAnswer>(RouteHandlerBuilder route)
        where TBody : class => route
        .Accepts<TBody>(Json).Produces<TAnswer>(StatusCodes.Status202Accepted, Json)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "MlsCrmBridge: member API",
            Version = "1",
            Description = "For the MLS's own system, on behalf of the member it names. Errors are application/problem+json in plain words.",
        };
        document.Servers = []; // the document is the same wherever it is served
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT", Description = "A token with the role mls-system." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
        foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []).Where(pair => pair.Key == HttpMethod.Post).Select(pair => pair.Value))
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = "Idempotency-Key",
                In = ParameterLocation.Header,
                Required = true,
                Description = "1 to 255 printable ASCII characters; the same key and body give the same answer, the same key with another body 422.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Bounds.Key },
                Example = JsonValue.Create("8f14e45f-ceea-4a7a-9c1d-2b1e6a0c9f11"),
            });
        }

        return Task.CompletedTask;
    }
}
