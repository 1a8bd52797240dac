using Bridge.Access.Requests;
using Bridge.Access.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Access.People;

/// <summary>Sessions of people and the sign-in at their provider.</summary>
internal static class PeopleRegistration
{
    private static readonly TimeSpan _longestFlow = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>Adds them.</summary>
    /// <param name="authentication">The ways to sign in.</param>
    /// <param name="context">The side.</param>
    public static void AddPeople(this AuthenticationBuilder authentication, AccessContext context)
    {
        var services = authentication.Services;
        services.AddDataProtection().SetApplicationName(SideNames.Audience(context.Side));
        services.Configure<KeyManagementOptions>(keys => (keys.XmlRepository, keys.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
        services.AddSingleton<Sessions>();
        authentication.AddCookie(Schemes.Session, cookie =>
        {
            Shape(cookie.Cookie, context, "", SameSiteMode.Lax);
            cookie.ExpireTimeSpan = context.Settings.SessionLifetime;
            cookie.SlidingExpiration = false;
            cookie.EventsType = typeof(Sessions);
        });

        // After everybody else: whoever adds pages may have named the cookie, but not for this side and https.
        services.AddAntiforgery().PostConfigure<AntiforgeryOptions>(forms => Shape(forms.Cookie, context, "-forms", SameSiteMode.Strict));
        if (context.Settings.People is { } people)
        {
            AddProvider(authentication, context, people);
        }
    }

    /// <summary>The way to a provider; a redirect would carry the secret or a code somewhere else.</summary>
    /// <returns>A client for one provider.</returns>
    public static HttpMessageHandler Backchannel() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };

    /// <summary>Opens what discovery says of a provider.</summary>
    /// <param name="authority">Its address.</param>
    /// <param name="provider">Clock and log.</param>
    /// <returns>The directory, which owns its connections.</returns>
    public static ProviderDirectory Directory(Uri authority, IServiceProvider provider)
    {
        var http = new HttpClient(Backchannel(), disposeHandler: true) { Timeout = _patience, MaxResponseContentBufferSize = 1024 * 1024 };
        return new ProviderDirectory(authority, http, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ProviderDirectory>>());
    }

    private static void AddProvider(AuthenticationBuilder authentication, AccessContext context, PeopleSettings people)
    {
        var roles = new RoleMap(people.RolesClaim, people.Roles);
        authentication.Services
            .AddSingleton(provider => Directory(people.Authority, provider))
            .AddSingleton(provider => new IdTokens(provider.GetRequiredService<ProviderDirectory>(), people.ClientId, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new CodeExchange(provider.GetRequiredService<ProviderDirectory>(), people))
            .AddSingleton<UserInfo>()
            .AddSingleton(roles)
            .AddSingleton<ProviderAnswers>();
        authentication.AddOAuth<OpenIdOptions, OpenIdHandler>(Schemes.Provider, flow =>
        {
            (flow.People, flow.PublicAddress) = (people, context.Settings.PublicAddress);
            (flow.ClientId, flow.ClientSecret) = (people.ClientId, people.ClientSecret ?? "none"); // the framework wants one; CodeExchange reads the settings

            // Replaced by what discovery says; the framework wants them beforehand.
            flow.AuthorizationEndpoint = flow.TokenEndpoint = people.Authority.AbsoluteUri;
            flow.CallbackPath = SignInPaths.Callback;
            flow.SignInScheme = Schemes.Session;
            flow.UsePkce = true;
            flow.Scope.Clear();
            people.Scopes.Prepend("openid").Distinct(StringComparer.Ordinal).ToList().ForEach(flow.Scope.Add);
            flow.RemoteAuthenticationTimeout = _longestFlow;
            flow.BackchannelHttpHandler = Backchannel();
            flow.BackchannelTimeout = _patience;
            Shape(flow.CorrelationCookie, context, "-flow-", SameSiteMode.Lax);
            flow.CorrelationCookie.Path = "/"; // the __Host- prefix asks for it
            flow.EventsType = typeof(ProviderAnswers);
        });
    }

    private static void Shape(CookieBuilder cookie, AccessContext context, string use, SameSiteMode sameSite)
    {
        cookie.Name = SideNames.Cookie(context.Side, context.IsSecure, use);
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.IsEssential = true;
        cookie.SameSite = sameSite;
        cookie.SecurePolicy = context.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }
}
