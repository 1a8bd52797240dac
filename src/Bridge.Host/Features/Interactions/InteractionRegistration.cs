using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Interactions;

/// <summary>Adds interactions to a host.</summary>
internal static class InteractionRegistration
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="storePath">Path of the bridge's store; the interactions stand beside it.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="writesTimeline">True when the help desk's timeline is to have those that did not come from it.</param>
    public static void AddInteractions(this IServiceCollection services, string storePath, string desk, bool writesTimeline)
    {
        services.AddSingleton(_ => InteractionStore.Open(InteractionStore.PathBeside(storePath)));
        services.AddHostedService(provider => new InteractionLoop(
            provider.GetRequiredService<InteractionStore>(),
            provider.GetRequiredService<ITicketReader>(),
            writesTimeline ? provider.GetRequiredService<OutboxStore>() : null,
            provider.GetService<SurveyStore>() is { } surveys ? new SurveyInteractions(surveys, provider.GetRequiredService<InteractionStore>()) : null,
            desk,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<InteractionLoop>>()));
    }
}
