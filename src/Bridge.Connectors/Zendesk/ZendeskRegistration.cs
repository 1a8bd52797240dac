using Bridge.Core.Connectors;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bridge.Connectors.Zendesk;

/// <summary>Adds Zendesk to the connectors of a process.</summary>
public static class ZendeskRegistration
{
    /// <summary>Name used in the settings.</summary>
    public const string Name = "zendesk";

    /// <summary>Makes the connector.</summary>
    /// <returns>The connector.</returns>
    public static IConnector Create() => new ZendeskConnector();

    /// <summary>Adds the connector.</summary>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddZendesk(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnector, ZendeskConnector>());
        return services;
    }
}
