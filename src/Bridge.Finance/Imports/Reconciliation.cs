using Bridge.Finance.Ledger;
using Bridge.Finance.Values;

namespace Bridge.Finance.Imports;

/// <summary>Checks opening + charges - payments - credits + refunds = closing, for each account and in total.</summary>
internal sealed class Reconciliation(string currency)
{
    /// <summary>Most accounts that a refusal names.</summary>
    public const int MostNamed = 100;

    private readonly List<AccountNumber> _off = [];

    public ControlTotals Totals { get; private set; } = ControlTotals.Zero(currency);

    public IReadOnlyList<AccountNumber> Unreconciled => _off;

    public int Off { get; private set; }

    /// <summary>Takes an account into the totals.</summary>
    /// <param name="account">The account.</param>
    /// <param name="stated">The closing balance that the file states, or null.</param>
    public void Add(Account account, Money? stated)
    {
        var totals = account.Totals();
        Totals = Totals.Plus(totals);

        // Of an account with a refused row the sum is known to be incomplete; it is set aside for that already.
        if (stated is { } closing && closing != totals.Closing && !account.IsIncomplete)
        {
            Off++;
            if (_off.Count < MostNamed)
            {
                _off.Add(account.Number);
            }
        }
    }

    /// <summary>Says what does not agree; empty when all does.</summary>
    /// <param name="total">The grand total that the file states, or null.</param>
    /// <param name="expected">The closing balance that finance expects, or null.</param>
    /// <param name="isWhole">False when rows were refused, so that the file's own total cannot be met.</param>
    public IEnumerable<string> Faults(Money? total, Money? expected, bool isWhole)
    {
        if (Off > 0)
        {
            yield return $"{Off} account(s) do not reconcile: opening + charges - payments - credits + refunds is not the closing balance of the file.";
        }

        if (isWhole && total is { } stated && stated != Totals.Closing)
        {
            yield return "The accounts do not add up to the grand total of the file: it is cut off, or the mapping leaves rows out.";
        }

        if (expected is { } wanted && wanted != Totals.Closing)
        {
            yield return "The accounts do not add up to the expected closing balance: this is not the file that was meant, or it is not whole.";
        }
    }
}
