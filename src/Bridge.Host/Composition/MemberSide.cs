using Bridge.Host.Features.Hooks;
using Bridge.Host.Features.Interactions;
using Bridge.Host.Features.MemberApi;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Outbox.HandOffs;
using Bridge.Host.Features.Outbox.Notices;
using Bridge.Host.Features.Outbox.Resolutions;
using Bridge.Host.Features.Panel;
using Bridge.Host.Features.Referrals;
using Bridge.Host.Features.Surveys;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Opening;
using Bridge.Host.Settings;
using Bridge.Host.Settings.Members;

namespace Bridge.Host.Composition;

/// <summary>Puts together what members and the help desk call: the member API, surveys, the outbox of both, and webhooks.</summary>
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
        if (settings.MemberApi is not null || settings.Surveys is not null || doors.Count > 0)
        {
            // The bridge closes its tickets itself; the host must not.
            services.AddSingleton<ITicketReader>(bridge.Tickets).AddSingleton<ITicketKeeper>(bridge.Tickets);
        }

        // Validation made sure that both name one help desk.
        if ((settings.MemberApi?.Desk ?? settings.Surveys?.Desk) is { } desk)
        {
            services.AddOutbox(settings.StorePath, desk, () => bridge.OpenDesk(desk), () => bridge.Systems.OpenTimeline(desk), () => bridge.Systems.OpenHandOffs(desk, bridge.WordsOf(desk)), () => bridge.Systems.OpenUploads(desk));
        }

        if (settings.MemberApi is { } api)
        {
            AddApi(services, bridge, settings, api, time);
        }

        if (settings.MemberApi?.Panel is { } panel)
        {
            services.AddPanel(panel);
        }

        if (settings.Referrals is { } listings)
        {
            services.AddReferrals(() => bridge.Systems.OpenListings(listings));
        }

        if (settings.Surveys is { } surveys)
        {
            services.AddSurveys(
                settings.StorePath,
                surveys,
                () => bridge.Systems.OpenRequesters(surveys.Desk),
                () => bridge.Systems.OpenResponses(surveys.Desk),
                bridge.Systems.FindSurveyBoard(surveys.Desk),
                bridge.Audit);
        }

        if (doors.Count > 0)
        {
            services.AddHooks(settings.StorePath, doors);
        }
    }

    /// <summary>Puts into the pipeline what stands before the sign-in.</summary>
    /// <param name="app">The host.</param>
    /// <param name="settings">The settings.</param>
    public static void UseMemberSide(this WebApplication app, BridgeSettings settings)
    {
        if (settings.MemberApi?.Panel is not null)
        {
            app.UsePanel();
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

        if (settings.MemberApi?.Panel is not null)
        {
            app.MapPanel();
        }

        if (settings.Surveys is not null)
        {
            app.MapSurveys(isGuarded: settings.Access is not null);
        }

        if (settings.Referrals is not null)
        {
            app.MapReferrals(isGuarded: settings.Access is not null, hasMachines: settings.Access?.Machines is not null);
        }

        if (bridge.HookDoors().Count > 0)
        {
            app.MapHooks();
        }
    }

    private static void AddApi(IServiceCollection services, OpenBridge bridge, BridgeSettings settings, MemberApiSettings api, TimeProvider time)
    {
        services.AddInteractions(settings.StorePath, api.Desk, api.WritesTimeline);
        if (api is { TellsResolutions: true } && settings.Mail is { } mail)
        {
            services.AddResolutions(api.Desk, mail, () => bridge.Systems.OpenRequesters(api.Desk), bridge.Audit);
        }
        else
        {
            services.AddNoResolutions();
        }

        if (api.Notices is { } target)
        {
            services.AddNotices(settings.StorePath, api.Desk, target, () => bridge.Systems.OpenNotices(target));
        }

        if (api.HandOff.Rules.Count > 0)
        {
            services.AddHandOffs(api.Desk, bridge.WordsOf(api.Desk), api.HandOff);
        }

        services.AddMemberApi(new MemberDesk
        {
            Connection = api.Desk,
            Open = () => bridge.OpenDesk(api.Desk),
            Topics = bridge.WordsOf(api.Desk).Topics,
            GroupOf = bridge.WordsOf(api.Desk).GroupOf,
            Knows = bridge.Knows(api.Desk),
            StandingOf = new CurrentStandings(bridge, settings, time).Of,
            Sentences = api.Sentences,
            TagOf = level => api.HandOff.Tags.GetValueOrDefault(level),
            HandsOff = bridge.Systems.CanHandOff(api.Desk),
            Attachments = new AttachmentRules(api.Attachments),
        });
    }
}
