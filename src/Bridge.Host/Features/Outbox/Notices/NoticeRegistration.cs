using Bridge.Core.Notices;
using Bridge.Host.Features.Tickets;

namespace Bridge.Host.Features.Outbox.Notices;

/// <summary>Adds notices to a host.</summary>
internal static class NoticeRegistration
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="storePath">Path of the bridge's store.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="target">Name of the connection that is told.</param>
    /// <param name="open">Opens the way to it; it may throw what cannot be used.</param>
    public static void AddNotices(this IServiceCollection services, string storePath, string desk, string target, Func<INotifies> open)
    {
        services.AddOutboxLoop("notices", desk, target, provider => new NoticeSender(
            provider.GetRequiredService<OutboxStore>(), open(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<NoticeSender>>()));
        services.AddSingleton(provider => NoticeStore.Open(NoticeStore.PathBeside(storePath), provider.GetRequiredService<TimeProvider>().GetUtcNow()));
        services.AddSingleton<IHostedService>(provider => new NoticeLoop(
            provider.GetRequiredService<NoticeStore>(),
            provider.GetRequiredService<ITicketReader>(),
            provider.GetRequiredService<OutboxStore>(),
            desk,
            target,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<NoticeLoop>>()));
    }
}
