using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Members;

namespace Bridge.Host.Features.Outbox.HandOffs;

/// <summary>Adds hand-offs by rules to a host.</summary>
internal static class HandOffRegistration
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="words">Its groups and topics.</param>
    /// <param name="settings">The rules.</param>
    public static void AddHandOffs(this IServiceCollection services, string desk, DeskWords words, HandOffSettings settings) =>
        services.AddSingleton<IHostedService>(provider => new HandOffLoop(
            provider.GetRequiredService<OutboxStore>(),
            provider.GetRequiredService<ITicketReader>(),
            desk,
            words,
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HandOffLoop>>()));
}
