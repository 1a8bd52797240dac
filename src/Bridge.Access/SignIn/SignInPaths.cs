namespace Bridge.Access.SignIn;

/// <summary>Where the pages of sign-in are.</summary>
internal static class SignInPaths
{
    public const string Start = "/sign-in";
    public const string Style = "/sign-in/style.css";
    public const string Provider = "/sign-in/provider";
    public const string Callback = "/sign-in/callback";
    public const string Link = "/sign-in/link/{token}";
    public const string SignedOut = "/sign-in/signed-out";
    public const string NoRole = "/sign-in/no-role";
    public const string Refused = "/sign-in/refused";
    public const string Unreachable = "/sign-in/unreachable";
    public const string End = "/sign-out";
}
