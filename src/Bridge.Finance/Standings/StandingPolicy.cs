using Bridge.Core.Model;
using Bridge.Finance.Ledger;

namespace Bridge.Finance.Standings;

/// <summary>The one declassifier: from an account and the rules to a standing. Pure.</summary>
/// <remarks>
/// Order of lines never matters; more overdue days never make a standing better; nothing unknown is ever good.
/// Source: CMLS guide, billing supervision and support (what a representative may know).
/// </remarks>
internal static class StandingPolicy
{
    /// <summary>Judges one account by itself.</summary>
    /// <param name="account">The account.</param>
    /// <param name="ledger">Name of its ledger, for the dues it must show.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="today">The business day.</param>
    public static Standing Judge(Account account, string ledger, StandingRules rules, DateOnly today)
    {
        var dues = rules.Dues.Count == 0 ? rules.Dues : [.. rules.Dues.Where(rule => rule.Ledger == ledger)];
        if (account.IsIncomplete || account.Currency != rules.MinimumBalance.Currency || OpenCharges.Of(account, dues) is not { } open)
        {
            return Standing.Unknown;
        }

        var standing = Reaches(open, rules, today, rule => rule.SuspendedAfter) ? Standing.Suspended
            : Reaches(open, rules, today, rule => rule.ActionNeededAfter) ? Standing.ActionNeeded
            : Standing.Good;
        if (account.Mark.HasFlag(AccountMark.Dispute) && standing > rules.DisputeAtMost)
        {
            standing = rules.DisputeAtMost;
        }

        return account.Mark.HasFlag(AccountMark.Block) && standing < rules.BlockAtLeast ? rules.BlockAtLeast : standing;
    }

    /// <summary>Puts together what is known of a member.</summary>
    public static Standing Judge(MemberCase member, StandingRules rules)
    {
        if (member.IsStale)
        {
            return Standing.Unknown;
        }

        if (IsExempt(member, rules))
        {
            return Standing.Good;
        }

        var office = Inherited(member.Office, rules.FromOffice);
        var broker = Inherited(member.Broker, rules.FromBroker);
        return member.Own == Standing.Unknown || office == Standing.Unknown || broker == Standing.Unknown
            ? Standing.Unknown
            : (Standing)Math.Max((int)member.Own, Math.Max((int)office, (int)broker));
    }

    /// <summary>Tells whether a member is exempt from billing.</summary>
    public static bool IsExempt(MemberCase member, StandingRules rules) =>
        rules.ExemptKeys.Contains(member.ExternalId)
        || (member.MemberType is { } type && rules.ExemptTypes.Contains(type))
        || (rules.IsWaivedExempt && member.IsWaived);

    /// <summary>What is overdue for longer than the grace of its kind, of the kinds that count.</summary>
    /// <param name="open">The open charges.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="today">The business day.</param>
    /// <param name="grace">Which days of grace.</param>
    public static IEnumerable<OpenCharge> Overdue(IReadOnlyList<OpenCharge> open, StandingRules rules, DateOnly today, Func<KindRule, int?> grace)
    {
        foreach (var charge in open)
        {
            if (charge.Due is { } due && rules.Kinds.TryGetValue(charge.Kind, out var rule) && rule.AffectsAccess
                && grace(rule) is { } days && today.DayNumber - due.DayNumber > days)
            {
                yield return charge;
            }
        }
    }

    private static bool Reaches(IReadOnlyList<OpenCharge> open, StandingRules rules, DateOnly today, Func<KindRule, int?> grace)
    {
        var sum = 0m;
        foreach (var charge in Overdue(open, rules, today, grace))
        {
            sum += charge.Open.Amount;
        }

        return sum > 0 && sum >= rules.MinimumBalance.Amount;
    }

    private static Standing Inherited(Standing theirs, Standing effect) => effect == Standing.Good ? Standing.Good
        : theirs switch
        {
            Standing.Unknown => Standing.Unknown,
            Standing.Suspended => effect,
            _ => Standing.Good,
        };
}

/// <summary>What is known of one member, before it is put together.</summary>
/// <param name="ExternalId">The member.</param>
/// <param name="MemberType">Type that the MLS gives the member, or null.</param>
internal sealed record MemberCase(string ExternalId, string? MemberType)
{
    /// <summary>True when a ledger is too old, or there is none.</summary>
    public bool IsStale { get; init; }

    public bool IsWaived { get; init; }

    /// <summary>The worst of the member's own accounts; unknown when one of them is, or one is missing that should be there.</summary>
    public Standing Own { get; init; } = Standing.Good;

    /// <summary>The office's own standing; good when it has no account.</summary>
    public Standing Office { get; init; } = Standing.Good;

    /// <summary>The participating broker's own standing; good when there is none.</summary>
    public Standing Broker { get; init; } = Standing.Good;
}
