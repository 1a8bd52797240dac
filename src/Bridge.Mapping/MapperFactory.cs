using AutoMapper;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bridge.Mapping;

/// <summary>Creates the AutoMapper that turns wire records into canonical ones; the only door to that package.</summary>
public static class MapperFactory
{
    /// <summary>Builds a mapper. That every member of every map is decided, the tests prove once for all starts.</summary>
    /// <remarks>
    /// The package's own log stays silent: without a key it would write the same licence notice at each start, and the
    /// bridge says that once, in its own words, where an administrator sees it.
    /// </remarks>
    /// <param name="profiles">The maps.</param>
    /// <param name="licenceKey">Licence key of AutoMapper, or null for development and tests.</param>
    /// <returns>A mapper that is safe for parallel use.</returns>
    public static IMapper Create(IEnumerable<Profile> profiles, string? licenceKey)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        var configuration = new MapperConfiguration(
            expression =>
            {
                if (!string.IsNullOrWhiteSpace(licenceKey))
                {
                    expression.LicenseKey = licenceKey;
                }

                expression.AddProfiles(profiles);
            },
            NullLoggerFactory.Instance);
        return configuration.CreateMapper();
    }
}
