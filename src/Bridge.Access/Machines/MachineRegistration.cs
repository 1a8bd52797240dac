using Bridge.Access.People;
using Bridge.Access.Requests;
using Bridge.Access.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bridge.Access.Machines;

/// <summary>Tokens of machines.</summary>
internal static class MachineRegistration
{
    private const string Directory = "machines";

    /// <summary>Adds them; without settings every token is refused.</summary>
    /// <param name="authentication">The ways to sign in.</param>
    /// <param name="context">The side.</param>
    public static void AddMachines(this AuthenticationBuilder authentication, AccessContext context)
    {
        var machines = context.Settings.Machines;
        authentication.AddJwtBearer(Schemes.Token, bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.SaveToken = false;
            bearer.IncludeErrorDetails = false;
            bearer.RefreshOnIssuerKeyNotFound = false;
            bearer.Events = machines is null ? None() : Checked(machines);
        });
        if (machines is null)
        {
            return;
        }

        if (machines.Authority is { } authority)
        {
            authentication.Services.AddKeyedSingleton(Directory, (provider, _) => PeopleRegistration.Directory(authority, provider));
        }

        var keys = machines.KeyFile is { } path ? MachineKeys.Read(path) : [];
        authentication.Services.AddOptions<JwtBearerOptions>(Schemes.Token).Configure<IServiceProvider>((bearer, provider) =>
        {
            var rules = TokenRules.Make(provider.GetRequiredService<TimeProvider>());
            rules.ValidAudience = machines.Audience ?? SideNames.Audience(context.Side);
            rules.ValidIssuer = machines.Issuer;
            rules.IssuerSigningKeys = keys;
            bearer.TokenValidationParameters = rules;
            bearer.ConfigurationManager = provider.GetKeyedService<ProviderDirectory>(Directory);
        });
    }

    private static JwtBearerEvents None() => new()
    {
        OnMessageReceived = message =>
        {
            message.Fail(new AccessRefusedException(RefusalReason.NoMachines));
            return Task.CompletedTask;
        },
    };

    private static JwtBearerEvents Checked(MachineSettings machines)
    {
        var roles = new RoleMap(machines.RolesClaim, machines.Roles);
        return new JwtBearerEvents
        {
            OnMessageReceived = message => RenewKeysAsync(message),
            OnTokenValidated = validated =>
            {
                var token = (JsonWebToken)validated.SecurityToken;
                try
                {
                    validated.Principal = Principals.Make(machines.Name, token.Subject, roles.Read(TokenContent.Of(token)), Schemes.Token);
                }
                catch (AccessRefusedException refused)
                {
                    validated.Fail(refused);
                }

                return Task.CompletedTask;
            },
        };
    }

    // Before the token is checked, so that the first one after a change of keys is taken too.
    private static async Task RenewKeysAsync(MessageReceivedContext message)
    {
        const string scheme = "Bearer ";
        var header = message.Request.Headers.Authorization.ToString();
        if (message.Options.ConfigurationManager is not ProviderDirectory directory || header.Length <= scheme.Length)
        {
            return;
        }

        try
        {
            var text = header[scheme.Length..].Trim();
            await directory.GetWithKeyAsync(new JsonWebTokenHandler().CanReadToken(text) ? new JsonWebToken(text).Kid : null, message.HttpContext.RequestAborted);
        }
        catch (Exception error) when (error is ProviderUnreachableException or ArgumentException)
        {
            message.Fail(new AccessRefusedException(error is ArgumentException ? RefusalReason.Token : RefusalReason.Unreachable));
        }
    }
}
