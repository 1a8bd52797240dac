using System.Globalization;
using Bridge.Core.Model;
using Bridge.Finance.Documents;
using Bridge.Finance.Ledger;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Members;

/// <summary>Says why a member has a standing: which rules hold, and which of them decide. Decides nothing itself.</summary>
/// <param name="rules">The rules.</param>
/// <param name="views">All ledgers.</param>
/// <param name="today">The business day.</param>
internal sealed class StandingReasons(StandingRules rules, IReadOnlyList<LedgerView> views, DateOnly today)
{
    /// <summary>True when the member's billing was erased; then nothing else is known.</summary>
    public bool IsErased { get; init; }

    /// <summary>The rules that hold for a member, those that decide first.</summary>
    /// <param name="member">The member.</param>
    /// <param name="own">The member's accounts.</param>
    /// <param name="office">Those of the office.</param>
    /// <param name="broker">Those of the office's broker.</param>
    /// <param name="result">The standing that the policy gave.</param>
    public IReadOnlyList<StandingReason> Of(
        RosterEntry member,
        IReadOnlyList<(string Ledger, Account Account)> own,
        IReadOnlyList<(string Ledger, Account Account)> office,
        IReadOnlyList<(string Ledger, Account Account)> broker,
        Standing result)
    {
        if (IsErased)
        {
            return [Reason(Standing.Unknown, "erased", "The member's billing was erased and is not kept.") with { Decides = true }];
        }

        var stale = views.Where(view => view.IsStale).Select(view => Reason(Standing.Unknown, "staleAfter", $"The data of ledger {view.Row.Name} is too old.")).ToList();
        if (views.Count == 0)
        {
            stale.Add(Reason(Standing.Unknown, "staleAfter", "Nothing was imported yet."));
        }

        var isWaived = own.Any(one => one.Account.Mark.HasFlag(AccountMark.Waived));
        var exempt = Exempt(member, isWaived).ToList();
        var others = own.Select(one => OfAccount(one.Ledger, one.Account)).Concat(Missing(own))
            .Concat(Inherited("inherit.office", "office", rules.FromOffice, office))
            .Concat(Inherited("inherit.broker", "participating broker", rules.FromBroker, broker))
            .ToList();

        // What comes first decides alone: stale data before exemptions, exemptions before accounts.
        var deciding = stale.Count > 0 ? stale : exempt.Count > 0 ? exempt : others;
        return
        [
            .. deciding.Where(reason => reason.Standing == result).Select(reason => reason with { Decides = true }),
            .. stale.Concat(exempt).Concat(others).Where(reason => !deciding.Contains(reason) || reason.Standing != result),
        ];
    }

    private IEnumerable<StandingReason> Exempt(RosterEntry member, bool isWaived)
    {
        if (rules.ExemptKeys.Contains(member.Key.ExternalId))
        {
            yield return Reason(Standing.Good, "exempt.keys", "The member is exempt by name.");
        }

        if (member.MemberType is { } type && rules.ExemptTypes.Contains(type))
        {
            yield return Reason(Standing.Good, "exempt.memberTypes", "Members of this type are exempt.");
        }

        if (rules.IsWaivedExempt && isWaived)
        {
            yield return Reason(Standing.Good, "exempt.waived", "The dues are waived.");
        }
    }

    private IEnumerable<StandingReason> Missing(IReadOnlyList<(string Ledger, Account Account)> own) =>
        views.Where(view => !own.Any(one => one.Ledger == view.Row.Name)).Select(view => Reason(
            view.WhenMissing,
            view.WhenMissing != Standing.Unknown || !view.Row.IsSettledWhenMissing ? "missing" : "import",
            $"The member has no account in ledger {view.Row.Name}" + (view.Row is { IsSettledWhenMissing: true, IsPartial: true }
                ? ", and rows were refused whose account is not known."
                : ".")));

    private IEnumerable<StandingReason> Inherited(string rule, string who, Standing effect, IReadOnlyList<(string Ledger, Account Account)> accounts)
    {
        if (effect != Standing.Good && accounts.Count > 0)
        {
            var standings = accounts.Select(one => StandingPolicy.Judge(one.Account, one.Ledger, rules, today)).ToList();
            if (standings.Contains(Standing.Unknown) || standings.Contains(Standing.Suspended))
            {
                var isUnknown = standings.Contains(Standing.Unknown);
                yield return Reason(isUnknown ? Standing.Unknown : effect, rule, $"The {who} is {(isUnknown ? "Unknown" : "Suspended")}.");
            }
        }
    }

    private StandingReason OfAccount(string ledger, Account account)
    {
        var standing = StandingPolicy.Judge(account, ledger, rules, today);
        var open = OpenCharges.Of(account, [.. rules.Dues.Where(rule => rule.Ledger == ledger)]);
        var (rule, words) = account.IsIncomplete ? ("import", "a row of it was refused by the import")
            : account.Currency != rules.MinimumBalance.Currency ? ("currency", "it is kept in another currency than the rules")
            : open is null ? ("import", "the age of what is owed is not known")
            : standing == rules.BlockAtLeast && account.Mark.HasFlag(AccountMark.Block) ? ("holds.block", "finance has blocked it")
            : standing == rules.DisputeAtMost && account.Mark.HasFlag(AccountMark.Dispute) ? ("holds.dispute", "a charge is disputed")
            : Overdue(open, standing);
        return Reason(standing, rule, $"Account in ledger {ledger}: {words}.");
    }

    private (string Rule, string Words) Overdue(IReadOnlyList<OpenCharge> open, Standing standing)
    {
        var isSuspended = standing == Standing.Suspended;
        var overdue = StandingPolicy.Overdue(open, rules, today, rule => isSuspended ? rule.SuspendedAfter : rule.ActionNeededAfter).ToList();
        if (overdue.Count == 0)
        {
            return ("kinds", open.Count == 0 ? "nothing is open" : "nothing is overdue for longer than the days of grace");
        }

        var sum = overdue.Select(charge => charge.Open).Aggregate((left, right) => left + right);
        var kinds = string.Join(", ", overdue.Select(charge => charge.Kind).Distinct().Select(kind =>
            string.Create(CultureInfo.InvariantCulture, $"{DocumentWords.Of(kind)} {(isSuspended ? rules.Kinds[kind].SuspendedAfter : rules.Kinds[kind].ActionNeededAfter)}d")));
        return standing == Standing.Good
            ? ("minimumBalance", $"{sum.Show()} overdue is less than counts")
            : ($"kinds.{(isSuspended ? "suspendedAfter" : "actionNeededAfter")}", $"{sum.Show()} overdue for longer than the days of grace ({kinds})");
    }

    private static StandingReason Reason(Standing standing, string rule, string words) => new(standing, rule, new PrivateText(words), Decides: false);
}
