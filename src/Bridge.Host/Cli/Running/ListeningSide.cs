using Bridge.Access;
using Bridge.Access.Settings;

namespace Bridge.Host.Cli.Running;

/// <summary>A side that serves its pages.</summary>
/// <param name="Side">Which.</param>
/// <param name="Name">What its pages are called.</param>
/// <param name="Host">Its web application, listening.</param>
/// <param name="Access">How people sign in to it; null when nobody does.</param>
internal sealed record ListeningSide(Side Side, string Name, WebApplication Host, AccessSettings? Access)
{
    /// <summary>Where it listens.</summary>
    public Uri Address => new(Host.Urls.First());
}
