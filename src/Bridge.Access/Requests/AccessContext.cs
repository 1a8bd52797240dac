using Bridge.Access.Settings;

namespace Bridge.Access.Requests;

/// <summary>Which side this is, and how people reach it.</summary>
/// <param name="Side">The side.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record AccessContext(Side Side, AccessSettings Settings)
{
    /// <summary>True when browsers come by https.</summary>
    public bool IsSecure => Settings.PublicAddress?.Scheme == Uri.UriSchemeHttps;
}
