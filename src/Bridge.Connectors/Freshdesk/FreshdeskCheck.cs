using Bridge.Connectors.Freshdesk.Api;
using Bridge.Connectors.Freshdesk.Tickets;
using Bridge.Core.Connectors;

namespace Bridge.Connectors.Freshdesk;

/// <summary>Tries a connection to Freshdesk without changing anything.</summary>
/// <param name="session">The connection.</param>
internal sealed class FreshdeskCheck(FreshdeskSession session) : IChecks
{
    private const string SignIn = "sign-in";
    private const string Companies = "companies";
    private const string Tickets = "tickets";
    private const string TicketKey = "ticket key";
    private const int Everything = 1;
    private long? _scope;

    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckFinding>> CheckAsync(CancellationToken cancellationToken)
    {
        var signIn = await TryAsync(SignIn, CheckSignInAsync, cancellationToken);
        return signIn.Verdict == CheckVerdict.Failed
            ? [signIn] // every further call would fail for the same reason and hide it
            :
            [
                signIn,
                await TryAsync("contacts", CheckContactsAsync, cancellationToken),
                await TryAsync(Companies, CheckCompaniesAsync, cancellationToken),
                await TryAsync(Tickets, CheckTicketsAsync, cancellationToken) with { IsForDesk = true },
                await TryAsync(TicketKey, CheckTicketKeyAsync, cancellationToken) with { IsForDesk = true },
            ];
    }

    private async Task<CheckFinding> CheckSignInAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(FreshdeskCall.Get("agents/me", "say who I am"), cancellationToken);
        _scope = answer.Root.LongOf("ticket_scope");
        return new(SignIn, CheckVerdict.Ok, $"Signed in as {answer.Root.Of("contact").TextOf("name") ?? "an unnamed agent"} at {session.Settings.Address.Host}.");
    }

    private async Task<CheckFinding> CheckContactsAsync(CancellationToken cancellationToken)
    {
        using var answer = await session.Client.SendAsync(FreshdeskCall.Get("contacts?per_page=1", "list its contacts", FreshdeskLimits.ContactList), cancellationToken);
        await session.Fields.RefreshAsync(FreshdeskKind.Contacts, cancellationToken);
        return new("contacts", CheckVerdict.Ok, "Contacts and their fields may be read. 'bridge provision' tells which fields a mapping lacks.");
    }

    private async Task<CheckFinding> CheckCompaniesAsync(CancellationToken cancellationToken)
    {
        var fields = await session.Fields.RefreshAsync(FreshdeskKind.Companies, cancellationToken);
        return fields.ContainsKey(FreshdeskKind.CompanyKey)
            ? new(Companies, CheckVerdict.Ok, $"Companies have the field {FreshdeskKind.CompanyKey}, by which offices are found.")
            : new(Companies, CheckVerdict.Warning, $"Companies have no field {FreshdeskKind.CompanyKey}, by which offices are found. Run 'bridge provision --apply' before offices are brought.");
    }

    // Source: developers.freshdesk.com, API v2, "Agents", ticket_scope: 1 all tickets, 2 those of its groups, 3 its own.
    private async Task<CheckFinding> CheckTicketsAsync(CancellationToken cancellationToken)
    {
        foreach (var list in FreshdeskTicketSource.Lists)
        {
            await new FreshdeskTicketWalk(session, pageSize: 1).TryAsync(list, session.Time.GetUtcNow(), cancellationToken);
        }

        using var agents = await session.Client.SendAsync(FreshdeskCall.Get("agents?per_page=1", "list its agents"), cancellationToken);
        using var groups = await session.Client.SendAsync(FreshdeskCall.Get("groups?per_page=1", "list its groups"), cancellationToken);
        return _scope is null or Everything
            ? new(Tickets, CheckVerdict.Ok, "Tickets, agents and groups may be read.")
            : new(Tickets, CheckVerdict.Warning, "The owner of the API key does not see all tickets, and Freshdesk leaves the others out of its lists without a word. Give the agent global access (Admin, Agents, Ticket scope).");
    }

    private async Task<CheckFinding> CheckTicketKeyAsync(CancellationToken cancellationToken) =>
        await new FreshdeskKeyField(session).FindTypeAsync(cancellationToken) is not null
            ? new(TicketKey, CheckVerdict.Ok, $"Tickets have the field {FreshdeskTicketPayload.KeyField}, by which the bridge finds what it opened.")
            : new(TicketKey, CheckVerdict.Warning, $"{FreshdeskTicketPayload.KeyByHand} The command makes it when 'memberApi' or 'surveys: followUp' stand in the settings.");

    private static async Task<CheckFinding> TryAsync(string subject, Func<CancellationToken, Task<CheckFinding>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check(cancellationToken);
        }
        catch (ConnectorException error)
        {
            return new(subject, CheckVerdict.Failed, $"{error.Problem} {error.Remedy}");
        }
    }
}
