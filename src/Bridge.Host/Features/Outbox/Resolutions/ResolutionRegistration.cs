using Bridge.Audit;
using Bridge.Core.Tickets;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings.Mail;

namespace Bridge.Host.Features.Outbox.Resolutions;

/// <summary>Adds mails about solved tickets to a host.</summary>
internal static class ResolutionRegistration
{
    /// <summary>Name of the line on the status page, and of the beginning in the store.</summary>
    public const string Name = "resolutions";

    /// <summary>Where the requests go; no connection can have this name.</summary>
    public const string Target = "(mail)";

    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services; the outbox and a reader of tickets are among them.</param>
    /// <param name="desk">Name of the help desk's connection.</param>
    /// <param name="mail">The mail server.</param>
    /// <param name="requesters">Opens the reading of addresses; it may throw what cannot be used.</param>
    /// <param name="audit">Opens support's audit; it may throw what cannot be used.</param>
    public static void AddResolutions(this IServiceCollection services, string desk, MailSettings mail, Func<IReadsRequesters> requesters, Func<AuditLog> audit)
    {
        services.AddOutboxLoop(Name, desk, Target, provider => new ResolutionSender(
            provider.GetRequiredService<OutboxStore>(),
            requesters(),
            provider.GetRequiredService<ITicketReader>(),
            mail,
            audit(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ResolutionSender>>()));
        services.AddSingleton<IHostedService>(provider => new ResolutionLoop(
            provider.GetRequiredService<OutboxStore>(),
            provider.GetRequiredService<ITicketReader>(),
            desk,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ResolutionLoop>>()));
    }

    /// <summary>Leaves them to the help desk.</summary>
    /// <param name="services">The host's services; the outbox is among them.</param>
    public static void AddNoResolutions(this IServiceCollection services) => services.AddHostedService<ResolutionsOff>();
}
