namespace Bridge.Access;

/// <summary>Words of the audit for what this assembly does.</summary>
public static class AccessActions
{
    /// <summary>Somebody signed in, or was refused.</summary>
    public const string SignIn = "access.sign-in";

    /// <summary>Somebody signed out.</summary>
    public const string SignOut = "access.sign-out";

    /// <summary>A request was refused.</summary>
    public const string Request = "access.request";

    /// <summary>A one-time link was made.</summary>
    public const string LinkMade = "access.link-made";

    /// <summary>A one-time link was used, or used in vain.</summary>
    public const string LinkUsed = "access.link-used";
}
