namespace Bridge.Access.Requests;

/// <summary>Names of the ways to sign in.</summary>
internal static class Schemes
{
    /// <summary>Chooses one of the others by what a request carries.</summary>
    public const string Either = "bridge";

    /// <summary>People: a session, named by a cookie.</summary>
    public const string Session = "session";

    /// <summary>People: the flow at the provider.</summary>
    public const string Provider = "provider";

    /// <summary>Machines: a bearer token.</summary>
    public const string Token = "token";
}
