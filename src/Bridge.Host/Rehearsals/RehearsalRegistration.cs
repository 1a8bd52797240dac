using Microsoft.AspNetCore.Hosting.Server;

namespace Bridge.Host.Rehearsals;

/// <summary>Puts rehearsals before the opening of a host's port.</summary>
internal static class RehearsalRegistration
{
    /// <summary>Wraps the server that the host has.</summary>
    /// <param name="services">The host's services, the server among them.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddRehearsals(this IServiceCollection services)
    {
        var server = services.Last(service => service.ServiceType == typeof(IServer));
        services.Remove(server);
        return services.AddSingleton<IServer>(provider => new RehearsedServer(
            () => (IServer)(server.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)), // one of the two is how a server is told
            provider.GetServices<IRehearsal>()));
    }
}
