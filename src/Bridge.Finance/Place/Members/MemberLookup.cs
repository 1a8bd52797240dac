using System.Collections.Frozen;
using Bridge.Finance.Answers;
using Bridge.Finance.Auditing;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Rosters;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>Finds the member whom somebody names, in the roster alone; an account number is taken as it is.</summary>
internal sealed class MemberLookup(SideDoor side)
{
    /// <summary>Word for an account number.</summary>
    public const string Account = "account";

    private const int LongestId = 200;

    /// <summary>By what a member may be named.</summary>
    public static FrozenDictionary<string, PartyId?> Words { get; } = new Dictionary<string, PartyId?>
    {
        ["mlsId"] = PartyId.MlsId,
        ["nationalId"] = PartyId.NationalId,
        ["externalId"] = PartyId.ExternalId,
        [Account] = null,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds the member.</summary>
    public Answer<GrantSubject> Find(string? by, string? id)
    {
        var typed = (id ?? "").Trim();
        if (!Words.TryGetValue(by ?? "", out var kind))
        {
            return new PlaceProblem(400, $"A member is named by one of {string.Join(", ", Words.Keys.Order(StringComparer.Ordinal))}.", "Choose one of them.");
        }

        if (typed.Length is 0 or > LongestId || typed.Any(char.IsControl) || Reason.HoldsCard(typed))
        {
            return new PlaceProblem(400, "That cannot be the id of a member or account. It was not kept.", "Give the id as the MLS or the billing system shows it.");
        }

        return kind is { } one ? Member(one, typed) : new GrantSubject(null, new AccountNumber(typed));
    }

    private Answer<GrantSubject> Member(PartyId by, string id)
    {
        var found = side.Open().Store.Read(RosterTable.All).Where(entry => entry.Kind == PartyKind.Member && entry.Id(by) == id).Take(2).ToList();
        return found.Count switch
        {
            1 => new GrantSubject(found[0], null),
            0 => new PlaceProblem(404, "The roster has no such member.", "Check the id, or name the account if the member has left."),
            _ => new PlaceProblem(409, "Several members have this id.", "Name the member by the external id, origin:key."),
        };
    }
}
