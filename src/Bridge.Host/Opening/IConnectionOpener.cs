using Bridge.Connectors.Http;
using Bridge.Host.Settings;

namespace Bridge.Host.Opening;

/// <summary>Opens connections: one for each name, shared by everyone who asks for it again.</summary>
internal interface IConnectionOpener
{
    /// <summary>Opens a connection.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="name">Name of the connection.</param>
    /// <returns>The connection; it lives as long as the opener.</returns>
    Connection Open(BridgeSettings settings, string name);
}
