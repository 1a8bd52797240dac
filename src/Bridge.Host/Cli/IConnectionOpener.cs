using Bridge.Core.Connectors;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli;

/// <summary>Opens connections: one context for each, shared by everyone who asks for it again.</summary>
internal interface IConnectionOpener
{
    /// <summary>Opens a connection.</summary>
    /// <param name="entry">Its entry in the settings.</param>
    /// <returns>Its context; the HTTP client in it lives as long as the opener.</returns>
    ConnectionContext Open(ConnectionEntry entry);
}
