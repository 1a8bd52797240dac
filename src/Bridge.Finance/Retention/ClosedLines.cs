using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;

namespace Bridge.Finance.Retention;

/// <summary>Leaves old lines out of an account where nothing that is open depends on them. Pure.</summary>
/// <remarks>
/// A line goes only if the balance and every open charge with its kind and its day stay as they are: so no standing changes, and no
/// total. Whole calendar years are kept, so that the same file changes accounts once a year at most.
/// </remarks>
/// <param name="firstDay">The first day whose lines are kept.</param>
/// <param name="dues">Dues that payments of this ledger are counted against.</param>
internal sealed class ClosedLines(DateOnly firstDay, IReadOnlyList<DuesRule> dues)
{
    /// <summary>The first day that is kept, in the year of a business day.</summary>
    public static DateOnly FirstDay(DateOnly today, int years) => new(today.Year - years, 1, 1);

    /// <summary>Shortens an account.</summary>
    public Account Shorten(Account account)
    {
        if (!account.Entries.Any(IsOld))
        {
            return account;
        }

        var open = OpenCharges.Of(account, dues);
        var candidates = new[] { Without(account, IsOld), Without(account, entry => IsOld(entry) && IsPaid(entry)) };
        return candidates.FirstOrDefault(candidate => AreEqual(open, OpenCharges.Of(candidate, dues))) ?? account;
    }

    // What the lines that go add up to is carried forward, so that the balance stays.
    private static Account Without(Account account, Func<LedgerEntry, bool> isGone)
    {
        var gone = account.Entries.Where(isGone).ToList();
        return account with
        {
            Opening = ControlTotals.Of(account.Opening, gone).Closing,
            Entries = [.. account.Entries.Where(entry => !isGone(entry))],
        };
    }

    private static bool AreEqual(IReadOnlyList<OpenCharge>? left, IReadOnlyList<OpenCharge>? right) =>
        left is null ? right is null : right is not null && left.SequenceEqual(right);

    private static bool IsPaid(LedgerEntry entry) => entry.Kind == EntryKind.Charge && entry.Open.IsZero;

    // A line that has no day cannot be said to be old.
    private bool IsOld(LedgerEntry entry) => entry.Date is { } date && date < firstDay && (entry.Due is not { } due || due < firstDay);
}
