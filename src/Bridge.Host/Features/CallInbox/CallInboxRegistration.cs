using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Features.CallInbox;

/// <summary>Adds the folders of call files to the host.</summary>
internal static class CallInboxRegistration
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="inboxes">The folders.</param>
    /// <param name="data">Folder of the measures.</param>
    public static void AddCallInboxes(this IServiceCollection services, IReadOnlyList<CallInboxSettings> inboxes, string data) =>
        services.AddHostedService(host =>
        {
            var time = host.GetRequiredService<TimeProvider>();
            return new CallInboxLoop(
                [.. inboxes.Select(inbox => new CallInboxFolder(inbox, data, time))], time, host.GetRequiredService<ILogger<CallInboxLoop>>());
        });
}
