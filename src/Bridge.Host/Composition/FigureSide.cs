using Bridge.Connectors.Telephony;
using Bridge.Core.Calls;
using Bridge.Core.Calls.Live;
using Bridge.Host.Features.Board;
using Bridge.Host.Features.CallInbox;
using Bridge.Host.Features.HubFigures;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Reports;
using Bridge.Host.Features.Reviews;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Wall;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Kpis;

namespace Bridge.Host.Composition;

/// <summary>Puts together what managers look at.</summary>
internal static class FigureSide
{
    /// <summary>Adds what the settings ask for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="bridge">The open bridge.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="time">The clock.</param>
    public static void AddFigures(this IServiceCollection services, OpenBridge bridge, BridgeSettings settings, TimeProvider time)
    {
        if (settings.Kpis is { } kpis)
        {
            services.AddBoard(kpis);
            services.AddReports(bridge.Store, settings.Reports, settings.Mail, bridge.Audit);
            services.AddWall(kpis, [.. kpis.Live.Select(live => (live.Name, Follow(bridge, live, kpis.Folder, time)))]);
            if (settings.Surveys is not null || settings.Routes.Any(route => route.IsTickets))
            {
                services.AddHostedService(provider => new HubFigureLoop(
                    new HubImport(settings.Routes.Any(route => route.IsTickets) ? bridge.Tickets : null, provider.GetService<SurveyStore>()),
                    kpis.Folder,
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILogger<HubFigureLoop>>()));
            }

            if (kpis.Reviews is { } reviews)
            {
                services.AddReviews(reviews, MeasureFiles.Store(kpis.Folder));
            }

            if (kpis.Inboxes.Count > 0)
            {
                services.AddCallInboxes(kpis.Inboxes, kpis.Folder);
            }
        }
    }

    /// <summary>Maps what was added.</summary>
    /// <param name="app">The host.</param>
    /// <param name="settings">The settings.</param>
    public static void MapFigures(this WebApplication app, BridgeSettings settings)
    {
        if (settings.Kpis is { } kpis)
        {
            if (kpis.Reviews is not null)
            {
                app.MapReviews(isGuarded: settings.Access is not null);
            }

            app.MapBoard(isGuarded: settings.Access is not null);
            app.MapReports(isGuarded: settings.Access is not null);
            app.MapWall(isGuarded: settings.Access is not null);
        }
    }

    // Validation made sure that it is one of the two.
    private static Func<ICallSink, ILiveCalls> Follow(OpenBridge bridge, LiveCallsSettings live, string folder, TimeProvider time) => live.QueueLog is { } log
        ? sink => CallFiles.FollowQueueLog(log, live.Name, new CallerKeys(CallerSecret.Open(MeasureFiles.Key(folder))), time, sink)
        : sink => bridge.OpenLiveCalls(live.Connection!, sink);
}
