using System.Text.Json;
using Bridge.Access.Requests;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;

namespace Bridge.Access.People;

/// <summary>What follows from the provider's answer: the audit first, then a session or a page that says why not.</summary>
/// <param name="audit">The side's audit.</param>
/// <param name="context">The side.</param>
internal sealed class ProviderAnswers(AccessAudit audit, AccessContext context) : OAuthEvents
{
    private const string What = "provider";

    /// <inheritdoc />
    public override async Task TicketReceived(TicketReceivedContext received)
    {
        var person = received.Principal!; // there is one in every ticket
        var who = Persons.IdOf(person);
        if (!PolicyTable.RolesOf(context.Side).Any(person.IsInRole))
        {
            await audit.RefusedAsync(AccessActions.SignIn, who, What, RefusalReason.NoRole);
            received.HandleResponse();
            received.Response.Redirect(SignInPaths.NoRole);
            return;
        }

        await audit.DoneAsync(AccessActions.SignIn, who, What);
    }

    /// <inheritdoc />
    public override Task AccessDenied(AccessDeniedContext denied)
    {
        denied.HandleResponse();
        return RefuseAsync(denied.HttpContext.Response, RefusalReason.Denied, AccessAudit.Nobody);
    }

    /// <inheritdoc />
    public override Task RemoteFailure(RemoteFailureContext failure)
    {
        failure.HandleResponse();
        return failure.Failure switch
        {
            AccessRefusedException refused => RefuseAsync(failure.Response, refused.Reason, refused.Who),
            ProviderUnreachableException or HttpRequestException or OperationCanceledException or IOException or JsonException =>
                RefuseAsync(failure.Response, RefusalReason.Unreachable, AccessAudit.Nobody),

            // What is left comes from the framework: its checks of state and correlation cookie, or an error that the provider sent.
            _ => RefuseAsync(failure.Response, failure.Request.Query.ContainsKey("error") ? RefusalReason.Denied : RefusalReason.State, AccessAudit.Nobody),
        };
    }

    private async Task RefuseAsync(Microsoft.AspNetCore.Http.HttpResponse response, string reason, string who)
    {
        await audit.RefusedAsync(AccessActions.SignIn, who, What, reason);
        response.Redirect(reason == RefusalReason.Unreachable ? SignInPaths.Unreachable : SignInPaths.Refused);
    }
}
