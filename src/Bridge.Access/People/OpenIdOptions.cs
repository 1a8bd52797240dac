using Bridge.Access.Settings;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Bridge.Access.People;

/// <summary>Options of the sign-in at a provider.</summary>
internal sealed class OpenIdOptions : OAuthOptions
{
    /// <summary>The settings.</summary>
    public PeopleSettings People { get; set; } = null!; // set where the scheme is registered

    /// <summary>The side's address, or null for whatever loopback address was asked.</summary>
    public Uri? PublicAddress { get; set; }
}
