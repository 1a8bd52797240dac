using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Place.Members;

namespace Bridge.Finance.Place.Grants;

/// <summary>Gives somebody the right to read one member's billing for a while; the audit has it first.</summary>
internal sealed class BreakGlass(GrantTable grants, MemberLookup lookup, PlaceAudit audit)
{
    /// <summary>What a grant shows, as the audit names it.</summary>
    public const string What = "balance, charges, credits, payments, holds, aging, standing";

    private static readonly PlaceProblem _ended = new(
        404, "This account is not open to you: its 15 minutes are over, or it was opened by somebody else.", "Ask again with a reason.");

    /// <summary>Asks for a grant.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="by">By which id the member is named: a word of <see cref="MemberLookup.Words"/>.</param>
    /// <param name="id">The id.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ticket">Number of a ticket, or null.</param>
    public async Task<Answer<Grant>> AskAsync(string person, string? by, string? id, string? reason, string? ticket)
    {
        var why = Reason.Of(reason, ticket);
        if (why.Value is not { } given)
        {
            return why.Problem!; // there is one when there is no value
        }

        // Looks into the roster at most, which holds nothing of billing.
        var found = lookup.Find(by, id);
        if (found.Value is not { } subject)
        {
            await audit.WriteAsync(person, PlaceActions.BreakGlass, What, why: given, outcome: PlaceOutcomes.Refused);
            return found.Problem!; // as above
        }

        await audit.WriteAsync(person, PlaceActions.BreakGlass, What, subject.Key, given);
        return grants.Add(person, subject, given);
    }

    /// <summary>Uses a grant once more; the audit has it before this returns.</summary>
    public async Task<Answer<Grant>> UseAsync(string person, string id)
    {
        if (grants.Find(id, person) is { } grant)
        {
            await audit.WriteAsync(person, PlaceActions.ReadAccount, What, grant.Subject.Key, grant.Reason);
            return grant;
        }

        await audit.WriteAsync(person, PlaceActions.ReadAccount, What, outcome: PlaceOutcomes.Refused);
        return _ended;
    }

    /// <summary>Ends a grant before its time.</summary>
    public async Task CloseAsync(string person, string id)
    {
        if (grants.Find(id, person) is { } grant)
        {
            grants.End(grant);
            await audit.WriteAsync(person, PlaceActions.CloseGrant, What, grant.Subject.Key);
        }
    }
}
