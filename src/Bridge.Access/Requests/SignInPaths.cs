using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bridge.Access.Requests;

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

    /// <summary>Parameter of the first page that names where somebody wanted to go.</summary>
    public const string To = "to";

    /// <summary>The first page's address, with the way back to where somebody wanted to go.</summary>
    /// <param name="request">What was asked for.</param>
    /// <returns>A local address.</returns>
    public static string StartFor(HttpRequest request) => HttpMethods.IsGet(request.Method)
        ? QueryHelpers.AddQueryString(Start, To, request.PathBase + request.Path + request.QueryString)
        : Start;
}
