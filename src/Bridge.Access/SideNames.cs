namespace Bridge.Access;

/// <summary>What is called differently on each side, so that nothing of one fits the other.</summary>
internal static class SideNames
{
    /// <summary>The side in words and in names.</summary>
    /// <param name="side">The side.</param>
    /// <returns><c>support</c> or <c>finance</c>.</returns>
    public static string Word(Side side) => side == Side.Finance ? "finance" : "support";

    /// <summary>The side that this one is kept apart from.</summary>
    /// <param name="side">The side.</param>
    /// <returns>The other one.</returns>
    public static Side Other(Side side) => side == Side.Finance ? Side.Support : Side.Finance;

    /// <summary>Whom machines' tokens must be for, and the purpose of keys.</summary>
    /// <param name="side">The side.</param>
    /// <returns>The audience.</returns>
    public static string Audience(Side side) => $"bridge-{Word(side)}";

    /// <summary>Name of a cookie. Both sides may share a host name, and cookies know no ports.</summary>
    /// <param name="side">The side.</param>
    /// <param name="isSecure">True when browsers come by https; the prefix then binds the cookie to this host and to https.</param>
    /// <param name="use">What it is for; empty for the session.</param>
    /// <returns>The name.</returns>
    public static string Cookie(Side side, bool isSecure, string use = "") => $"{(isSecure ? "__Host-" : "")}{Audience(side)}{use}";
}
