using Bridge.Host.Features.Tickets;
using Bridge.Host.Rehearsals;

namespace Bridge.Host.Features.Hooks;

/// <summary>Adds webhooks to a host.</summary>
internal static class HooksRegistration
{
    /// <summary>Adds what takes hints and what reads the tickets again.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="storePath">Path of the bridge's store; the hints stand beside it.</param>
    /// <param name="doors">Connections that may call; at least one.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddHooks(this IServiceCollection services, string storePath, IReadOnlyList<HookDoor> doors)
    {
        services.AddSingleton(provider => HintStore.Open(HintStore.PathBeside(storePath), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IEnumerable<HookDoor>>(doors).AddSingleton<HookEndpoint>().AddSingleton<IRehearsal, HookRehearsal>();
        foreach (var door in doors)
        {
            services.AddSingleton<IHostedService>(provider => new HintLoop(
                door,
                provider.GetRequiredService<HintStore>(),
                provider.GetRequiredService<ITicketKeeper>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<HintLoop>>()));
        }

        return services;
    }

    /// <summary>Maps <c>POST /hooks/{connection}</c>. A signature stands for a sign-in, and the queue's bound for a rate limit.</summary>
    /// <param name="app">The host.</param>
    public static void MapHooks(this IEndpointRouteBuilder app) => app
        .MapPost("/hooks/{connection}", (HttpContext context, string connection, HookEndpoint hooks) => hooks.TakeAsync(context, connection))
        .AllowAnonymous().DisableRateLimiting().DisableAntiforgery().ExcludeFromDescription();
}
