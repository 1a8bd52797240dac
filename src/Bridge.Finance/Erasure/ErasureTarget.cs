using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Storage;

namespace Bridge.Finance.Erasure;

/// <summary>Whom somebody wants to erase, and why; checked.</summary>
/// <param name="By">By which id the member was named: a word of <see cref="MemberIds.Words"/>.</param>
/// <param name="Id">The id, as it was typed.</param>
/// <param name="Member">The member, by all ids that are known.</param>
/// <param name="Why">The reason.</param>
internal sealed record ErasureTarget(string By, string Id, MemberIds Member, Reason Why)
{
    private const int LongestId = 200;

    /// <summary>Key of the member, of which the audit keeps a pseudonym.</summary>
    public string Which => Member.ExternalId ?? Id;

    /// <summary>Checks what was typed; looks into the roster at most, which holds nothing of billing.</summary>
    public static Answer<ErasureTarget> Of(FinanceStore store, string? by, string? id, string? reason, string? ticket)
    {
        var why = Reason.Of(reason, ticket);
        if (why.Value is not { } given)
        {
            return why.Problem!; // there is one when there is no value
        }

        if (!MemberIds.Words.TryGetValue(by ?? "", out var kind))
        {
            return new PlaceProblem(400, "A member is not named by that.", $"Name the member by one of {string.Join(", ", MemberIds.Words.Keys)}.");
        }

        var typed = (id ?? "").Trim();
        if (typed.Length is 0 or > LongestId || typed.Any(char.IsControl) || Reason.HoldsCard(typed))
        {
            return new PlaceProblem(400, "That cannot be the id of a member. It was not kept.", "Give the id as the MLS shows it.");
        }

        return store.Read(session => MemberIds.Find(session, kind, typed)) is { } member
            ? new ErasureTarget(by!, typed, member, given) // the word was found, so there is one
            : new PlaceProblem(409, "Several members have this id.", "Name the member by the external id, origin:key.");
    }

    /// <inheritdoc />
    public override string ToString() => "a member to erase";
}
