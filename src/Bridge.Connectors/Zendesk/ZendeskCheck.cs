using System.Net;
using System.Text;
using Bridge.Connectors.Zendesk.Api;
using Bridge.Connectors.Zendesk.Provisioning;
using Bridge.Connectors.Zendesk.Tickets;
using Bridge.Core.Connectors;
using Bridge.Core.Telemetry;

namespace Bridge.Connectors.Zendesk;

/// <summary>Tries a connection to Zendesk without changing anything.</summary>
/// <param name="session">The connection.</param>
internal sealed class ZendeskCheck(ZendeskSession session) : IChecks
{
    private static readonly byte[] _noUsers = Encoding.UTF8.GetBytes("""{"users":[]}""");

    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var signIn = await TryAsync("sign-in", CheckSignInAsync, cancellationToken);
        if (signIn.Verdict == CheckVerdict.Failed)
        {
            // Every further call would fail for the same reason and hide it.
            return [signIn];
        }

        return
        [
            signIn,
            await TryAsync("bulk import", token => CheckBulkAsync(isAdmin: signIn.Verdict == CheckVerdict.Ok, token), cancellationToken),
            await TryAsync("user export", CheckExportAsync, cancellationToken),
            await TryAsync("user fields", token => CheckFieldsAsync(ZendeskKind.Users, token), cancellationToken),
            await TryAsync(
                "organization fields", token => CheckFieldsAsync(ZendeskKind.Organizations, token), cancellationToken),
            await TryAsync("tickets", CheckTicketsAsync, cancellationToken) with { IsForDesk = true },
        ];
    }

    /// <remarks>Wrong credentials are answered with 200 and an anonymous user here, with 401 everywhere else.</remarks>
    private async Task<CheckFinding> CheckSignInAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.GetAsync("users/me", CallKind.Read, "say who I am", cancellationToken);
        var me = answer.Root.Of("user");
        return me.TextOf("role") switch
        {
            _ when me.LongOf("id") is null or 0 => Failed(
                "sign-in",
                "Zendesk took the bridge for an anonymous visitor: the credentials are wrong, or API tokens are switched "
                + "off. Check e-mail and token, and switch on token access in Admin Center, Apps and integrations."),
            "admin" => new("sign-in", CheckVerdict.Ok, $"Signed in as an administrator of {session.Settings.Address.Host}."),
            "agent" => new(
                "sign-in",
                CheckVerdict.Warning,
                "Signed in as an agent, who may not import in bulk, export users or create fields. Use an administrator."),
            var role => Failed("sign-in", $"Signed in with the role {role ?? "none"}. Use an administrator's credentials."),
        };
    }

    private async Task<CheckFinding> CheckBulkAsync(bool isAdmin, CancellationToken cancellationToken)
    {
        if (session.Settings.Bulk == ZendeskBulk.Off)
        {
            return new("bulk import", CheckVerdict.Warning, "Switched off in the settings: members go one a second.");
        }

        // An empty list is refused or does nothing, but 403 comes first where bulk import is closed.
        var call = new ZendeskCall(HttpMethod.Post, "users/create_or_update_many", "import users in bulk")
        {
            IsIdempotent = true,
            Body = _noUsers,
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        if (answer.Status == HttpStatusCode.Forbidden)
        {
            var detail = ZendeskJson.Words(answer.Root).Contains("scope", StringComparison.OrdinalIgnoreCase)
                ? "The credentials lack the scope to write users. Give the OAuth client the scopes read and write."
                : !isAdmin ? "Not for an agent: members go one a second. Use an administrator; then this check tells whether Zendesk has enabled bulk user imports."
                : "Zendesk has not enabled bulk user imports for this account: members go one a second. "
                    + "The account owner can ask Zendesk support to enable them.";
            var isFailure = session.Settings.Bulk == ZendeskBulk.On || detail.Contains("scope", StringComparison.Ordinal);
            return new("bulk import", isFailure ? CheckVerdict.Failed : CheckVerdict.Warning, detail);
        }

        return answer.IsSuccess || (int)answer.Status is 400 or 413 or 422
            ? new("bulk import", CheckVerdict.Ok, "Allowed: up to 100 members a call.")
            : throw ZendeskErrors.Of(answer, call.Purpose);
    }

    private async Task<CheckFinding> CheckExportAsync(CancellationToken cancellationToken)
    {
        var call = new ZendeskCall(HttpMethod.Get, "incremental/users/cursor?start_time=1&per_page=1", "export its users")
        {
            Kind = CallKind.Read,
            IsIdempotent = true,
            Limit = ZendeskLimits.Incremental,
        };
        using var answer = await session.Client.SendAsync(call, cancellationToken);
        if (answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            return new(
                "user export",
                CheckVerdict.Warning,
                "Closed to this user: every run lists all users instead of those that changed. Use an administrator.");
        }

        ZendeskClient.Succeeded(answer, call.Purpose);
        return new("user export", CheckVerdict.Ok, "Allowed: runs ask only for users that changed.");
    }

    private async Task<CheckFinding> CheckFieldsAsync(ZendeskKind kind, CancellationToken cancellationToken)
    {
        var count = await new ZendeskProvisioning(session, kind).CountAsync(cancellationToken);
        return new(
            $"{kind.Singular} fields",
            CheckVerdict.Ok,
            $"{count} custom fields can be read; 'bridge provision' tells which ones a mapping lacks.");
    }

    private async Task<CheckFinding> CheckTicketsAsync(CancellationToken cancellationToken)
    {
        await new ZendeskTicketSource(session, pageSize: 1).TryAsync(cancellationToken);
        return new("tickets", CheckVerdict.Ok, "Tickets may be exported.");
    }

    private static async Task<CheckFinding> TryAsync(
        string subject, Func<CancellationToken, Task<CheckFinding>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
        catch (ConnectorException error)
        {
            return Failed(subject, $"{error.Problem} {error.Remedy}");
        }
    }

    private static CheckFinding Failed(string subject, string detail) => new(subject, CheckVerdict.Failed, detail);
}
