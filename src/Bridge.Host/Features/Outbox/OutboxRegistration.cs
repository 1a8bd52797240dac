using Bridge.Core.Interactions;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Outbox.Attachments;
using Bridge.Host.Features.Tickets;
using Bridge.Host.StatusLines;

namespace Bridge.Host.Features.Outbox;

/// <summary>Adds the outbox to a host.</summary>
internal static class OutboxRegistration
{
    /// <summary>Adds it and what sends from it to the help desk.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="storePath">Path of the bridge's store; the outbox stands beside it.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="open">Opens the help desk.</param>
    /// <param name="timeline">Opens members' timelines in it, where it has them.</param>
    /// <param name="handOffs">Opens its way for hand-offs, where it has one.</param>
    /// <param name="uploads">Opens its way for files, where it has one.</param>
    public static void AddOutbox(
        this IServiceCollection services, string storePath, string desk, Func<ITicketDesk> open, Func<ITimeline?> timeline, Func<IHandOffs?> handOffs, Func<IUploads?> uploads)
    {
        services.AddSingleton(provider => OutboxStore.Open(OutboxStore.PathBeside(storePath), provider.GetRequiredService<TimeProvider>()));
        services.AddOutboxLoop("outbox", "members", desk, provider => new OutboxSender(
            provider.GetRequiredService<OutboxStore>(),
            open(),
            timeline(),
            handOffs(),
            new AttachmentSender(provider.GetRequiredService<OutboxStore>(), uploads(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<ITicketKeeper>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OutboxSender>>()));
    }

    /// <summary>Adds what sends from the outbox to one connection, and its line on the status page.</summary>
    /// <param name="services">The host's services; the outbox is among them.</param>
    /// <param name="name">Name of the line.</param>
    /// <param name="from">Who asks.</param>
    /// <param name="to">Name of the connection.</param>
    /// <param name="open">Opens the way there; it may throw what cannot be used.</param>
    public static void AddOutboxLoop(this IServiceCollection services, string name, string from, string to, Func<IServiceProvider, IRequestSender> open)
    {
        services.AddKeyedSingleton(name, (provider, _) => new OutboxLoop(
            to,
            provider.GetRequiredService<OutboxStore>(),
            () => open(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OutboxLoop>>()));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<OutboxLoop>(name));
        services.AddSingleton<IStatusLine>(provider => new OutboxStatus(
            name, from, to, provider.GetRequiredService<OutboxStore>(), provider.GetRequiredKeyedService<OutboxLoop>(name), provider.GetRequiredService<TimeProvider>()));
    }
}
