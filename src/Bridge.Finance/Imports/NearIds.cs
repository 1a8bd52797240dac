using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Sources;
using Bridge.Finance.Sources.Rows;
using Bridge.Finance.Storage;
using Bridge.Finance.Values;

namespace Bridge.Finance.Imports;

/// <summary>Finds ids that differ from a known one only by case or leading zeros: they are told to finance, and never taken for the same.</summary>
/// <param name="session">Reads the roster; inside the import's transaction.</param>
/// <param name="crossReference">Whom accounts concern.</param>
internal sealed class NearIds(StoreSession session, CrossReference crossReference)
{
    /// <summary>Most accounts that a report names.</summary>
    private const int MostNamed = 100;

    private readonly Dictionary<(PartyKind, PartyId), RosterIds> _roster = [];
    private readonly Dictionary<string, AccountNumber> _numbers = new(StringComparer.Ordinal);
    private readonly List<AccountNumber> _named = [];
    private int _members;
    private int _accounts;
    private int _entries;

    /// <summary>Accounts that a sentence is about, at most 100.</summary>
    public IReadOnlyList<AccountNumber> Named => _named;

    /// <summary>Looks at an account.</summary>
    public void Take(Account account)
    {
        var number = account.Number;
        var isAlike = !_numbers.TryAdd(IdText.Fold(number.Value), number);
        var isNearEntry = account.Parties.Count == 0 && crossReference.HasAlike(number.Value);
        var isNearMember = account.Parties.Any(party => Ids(party).IsNear(party.Id));
        _accounts += isAlike ? 1 : 0;
        _entries += isNearEntry ? 1 : 0;
        _members += isNearMember ? 1 : 0;
        if ((isAlike || isNearEntry || isNearMember) && _named.Count < MostNamed)
        {
            _named.Add(number);
        }
    }

    /// <summary>What was found, with what to do; empty when nothing was. No account and no id is named in a sentence.</summary>
    public IEnumerable<string> Sentences()
    {
        if (_members > 0)
        {
            yield return $"{_members} account(s) name a member or office whose id differs from the MLS's only by case or leading zeros. They count for nobody, and whoever is meant may be called Good: "
                + "correct the id in the billing system, write 'digits' and 'pad: true' for lost zeros, or put the account into the cross-reference.";
        }

        if (_entries > 0)
        {
            yield return $"{_entries} account(s) are in the cross-reference only with other case or leading zeros. They count for nobody: write the account there as the export has it.";
        }

        if (_accounts > 0)
        {
            yield return $"{_accounts} account(s) differ from another one of this file only by case or leading zeros. Each counts by itself: if both are one, correct the number in the billing system.";
        }
    }

    private RosterIds Ids(Party party)
    {
        if (!_roster.TryGetValue((party.Kind, party.By), out var ids))
        {
            ids = _roster[(party.Kind, party.By)] = new RosterIds(RosterTable.Ids(session, party.Kind, party.By));
        }

        return ids;
    }

    private sealed class RosterIds(IEnumerable<string> ids)
    {
        private readonly HashSet<string> _exact = new(ids, StringComparer.Ordinal);
        private HashSet<string>? _folded;

        public bool IsNear(string id) => !_exact.Contains(id) && (_folded ??= [.. _exact.Select(IdText.Fold)]).Contains(IdText.Fold(id));
    }
}
