using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Standings;

/// <summary>A ledger as a derivation sees it.</summary>
/// <param name="Row">The ledger.</param>
/// <param name="Index">Its place among all ledgers.</param>
/// <param name="IsStale">True when its data is too old, or from the future.</param>
/// <param name="WhenMissing">What it means that a member has no account in it.</param>
internal sealed record LedgerView(LedgerRow Row, int Index, bool IsStale, Standing WhenMissing)
{
    public static LedgerView Of(LedgerRow ledger, int index, StandingRules rules, DateTimeOffset now, DateOnly today)
    {
        var age = now - ledger.AsOf;

        // In a ledger of payments, whoever has no line has paid nothing; elsewhere the mapping says what that means.
        var missing = rules.Dues.Any(rule => rule.Ledger == ledger.Name)
            ? StandingPolicy.Judge(Nothing(rules.MinimumBalance.Currency), ledger.Name, rules, today)
            : ledger is { IsSettledWhenMissing: true, IsPartial: false } ? Standing.Good : Standing.Unknown;
        return new LedgerView(ledger, index, age > rules.StaleAfter || age < -rules.StaleAfter, missing);
    }

    private static Account Nothing(string currency) => new() { Number = new(""), Currency = currency, Opening = Money.Zero(currency) };
}
