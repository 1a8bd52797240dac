using Bridge.Audit;
using Bridge.Core.Surveys;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Surveys.Findings;
using Bridge.Host.Features.Surveys.Page;
using Bridge.Host.Features.Surveys.Responses;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Surveys;
using Bridge.Host.StatusLines;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Surveys;

/// <summary>Adds surveys to a host.</summary>
internal static class SurveyRegistration
{
    /// <summary>Adds them and what sends them.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="storePath">Path of the bridge's store; the surveys' stands beside it.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="requesters">Opens the reading of addresses.</param>
    /// <param name="deskResponses">Opens the reading of the help desk's own surveys.</param>
    /// <param name="board">Opens the place where the help desk's people see answers; null when it has none.</param>
    /// <param name="audit">Opens support's audit.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSurveys(
        this IServiceCollection services,
        string storePath,
        SurveySettings settings,
        Func<IReadsRequesters> requesters,
        Func<IReadsSurveyResponses> deskResponses,
        Func<IShowsSurveyResponses>? board,
        Func<AuditLog> audit)
    {
        services.AddSingleton(provider => SurveyStore.Open(SurveyStore.PathBeside(storePath), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new SurveyLinks(provider.GetRequiredService<SurveyStore>().Settings.LinkKey, settings.PublicAddress));
        services.AddSingleton(provider => new SurveyParts
        {
            Settings = settings,
            Tickets = provider.GetRequiredService<ITicketReader>(),
            Store = provider.GetRequiredService<SurveyStore>(),
            Links = provider.GetRequiredService<SurveyLinks>(),
            Requesters = requesters,
            DeskResponses = settings.ReadsDeskAnswers ? deskResponses : null,
            Audit = audit,
            Time = provider.GetRequiredService<TimeProvider>(),
        });
        services.AddSingleton(provider => new SurveyDesk(provider.GetRequiredService<SurveyParts>(), new Arrivals()));
        services.AddSingleton(provider => new SurveyLoop(
            provider.GetRequiredService<SurveyParts>(),
            new FollowUps(settings, provider.GetRequiredService<SurveyStore>(), provider.GetRequiredService<OutboxStore>()),
            new DeskResponses(
                provider.GetRequiredService<SurveyParts>().DeskResponses,
                provider.GetRequiredService<ITicketReader>(),
                provider.GetRequiredService<SurveyStore>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<DeskResponses>>()),
            new ShownResponses(
                board,
                settings.Desk,
                provider.GetRequiredService<SurveyStore>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ShownResponses>>()),
            provider.GetRequiredService<SurveyDesk>().Answers,
            provider.GetRequiredService<ILoggerFactory>()));
        services.AddHostedService(provider => provider.GetRequiredService<SurveyLoop>());
        services.AddSingleton<IStatusLine, SurveyStatus>();
        services.AddSurveyResults(settings);
        return services;
    }

    /// <summary>Maps the answer page, which asks for no sign-in as its link is the proof, and the page of results.</summary>
    /// <param name="app">The host.</param>
    /// <param name="isGuarded">True when people sign in; otherwise the results are for this machine alone.</param>
    public static void MapSurveys(this WebApplication app, bool isGuarded)
    {
        app.MapSurveyPage();
        app.MapSurveyResults(isGuarded);
    }
}
