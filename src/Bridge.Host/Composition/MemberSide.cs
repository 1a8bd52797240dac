using Bridge.Core.Tickets;
using Bridge.Host.Features.Hooks;
using Bridge.Host.Features.MemberApi;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings;

namespace Bridge.Host.Composition;

/// <summary>Puts together what members and the help desk call: the member API with its outbox, and webhooks.</summary>
internal static class MemberSide
{
    /// <summary>Adds what the settings ask for.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="bridge">The open bridge.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="time">The clock.</param>
    public static void AddMemberSide(this IServiceCollection services, OpenBridge bridge, BridgeSettings settings, TimeProvider time)
    {
        var doors = bridge.HookDoors();
        if (settings.MemberApi is not null || doors.Count > 0)
        {
            // The bridge closes its tickets itself; the host must not.
            services.AddSingleton<ITicketReader>(bridge.Tickets).AddSingleton<ITicketKeeper>(bridge.Tickets);
        }

        if (settings.MemberApi is { } api)
        {
            ITicketDesk Open() => bridge.OpenDesk(api.Desk);
            services.AddOutbox(settings.StorePath, api.Desk, Open);
            services.AddMemberApi(new MemberDesk
            {
                Connection = api.Desk,
                Open = Open,
                Topics = bridge.WordsOf(api.Desk).Topics,
                Knows = bridge.Knows(api.Desk),
                StandingOf = new CurrentStandings(bridge, settings, time).Of,
                Sentences = api.Sentences,
            });
        }

        if (doors.Count > 0)
        {
            services.AddHooks(settings.StorePath, doors);
        }
    }

    /// <summary>Maps what was added.</summary>
    /// <param name="app">The host.</param>
    /// <param name="bridge">The open bridge.</param>
    /// <param name="settings">Its settings.</param>
    public static void MapMemberSide(this WebApplication app, OpenBridge bridge, BridgeSettings settings)
    {
        if (settings.MemberApi is not null)
        {
            app.MapMemberApi();
        }

        if (bridge.HookDoors().Count > 0)
        {
            app.MapHooks();
        }
    }
}
