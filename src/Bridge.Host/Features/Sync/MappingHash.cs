using Bridge.Core.Model;
using Bridge.Mapping.Fingerprints;

namespace Bridge.Host.Features.Sync;

/// <summary>Hash of everything in a route that decides how a record is mapped; when it changes, everything is read again.</summary>
internal static class MappingHash
{
    /// <summary>Hashes a route's mapping.</summary>
    /// <typeparam name="T">Record kind.</typeparam>
    /// <param name="route">The route.</param>
    /// <returns>The hash.</returns>
    public static long Of<T>(OpenRoute<T> route)
        where T : IRecord =>
        unchecked((long)Fingerprint.Of(FieldValue.Text(string.Join('\n', [route.Mapper.Identity, route.Origin, .. route.Settings.DepartedStatuses]))));
}
