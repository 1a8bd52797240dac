using Bridge.Core.Interactions;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Status;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Outbox;

/// <summary>Adds the outbox to a host.</summary>
internal static class OutboxRegistration
{
    /// <summary>Adds it and what sends from it.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="storePath">Path of the bridge's store; the outbox stands beside it.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="open">Opens the help desk.</param>
    /// <param name="timeline">Opens members' timelines in it, where it has them.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddOutbox(this IServiceCollection services, string storePath, string desk, Func<ITicketDesk> open, Func<ITimeline?> timeline)
    {
        services.AddSingleton(provider => OutboxStore.Open(OutboxStore.PathBeside(storePath), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new OutboxLoop(
            desk,
            provider.GetRequiredService<OutboxStore>(),
            () => new OutboxSender(
                provider.GetRequiredService<OutboxStore>(),
                open(),
                timeline(),
                provider.GetRequiredService<ITicketKeeper>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<OutboxSender>>()),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OutboxLoop>>()));
        services.AddHostedService(provider => provider.GetRequiredService<OutboxLoop>());
        services.AddSingleton<IStatusLine>(provider => new OutboxStatus(
            desk, provider.GetRequiredService<OutboxStore>(), provider.GetRequiredService<OutboxLoop>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
