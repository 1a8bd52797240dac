using System.Security.Claims;
using System.Text.Encodings.Web;
using Bridge.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bridge.Finance.Tests.Place;

/// <summary>Signs in whoever a header names: <c>Test-Person: subject role role</c>.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Header = "Test-Person";

    public static void Policies(AuthorizationOptions options)
    {
        foreach (var policy in PolicyTable.All)
        {
            options.AddPolicy(policy, one => one.RequireAuthenticatedUser().RequireClaim(Persons.Role, PolicyTable.Holders(Side.Finance, policy)));
        }
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var words = Request.Headers[Header].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity([new Claim(Persons.Subject, words[0]), .. words[1..].Select(role => new Claim(Persons.Role, role))], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }
}
