using System.Diagnostics;
using Bridge.Finance.Values;

namespace Bridge.Finance.Place.Sums;

/// <summary>Who bought again within twelve months, without any member. Amounts of fewer than <see cref="Fewest"/> members are not told: they could be one's own.</summary>
/// <param name="Currency">Currency of the orders.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, itself included.</param>
/// <param name="Members">Members with at least one paid order.</param>
/// <param name="Again">Members with at least two; null when there are too few members.</param>
/// <param name="Share">Percent of the members who bought again; null when there are too few.</param>
/// <param name="FirstSum">Sum of everybody's first order; null when too few bought again.</param>
/// <param name="SecondSum">Sum of the second orders; null when too few bought again.</param>
/// <param name="SecondToFirst">Mean second order by mean first order; null when too few bought again.</param>
/// <param name="IsFew">True below 20 members: chance decides.</param>
[DebuggerDisplay("[finance]")]
internal sealed record RepeatBusiness(
    string Currency, DateOnly From, DateOnly To, int Members, int? Again, double? Share, Money? FirstSum, Money? SecondSum, double? SecondToFirst, bool IsFew)
{
    /// <summary>Fewer members than this are not told of.</summary>
    public const int Fewest = 5;

    private const int FewCases = 20;

    /// <summary>Puts the figures together.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="members">First and second order of each member; zero for no second.</param>
    /// <returns>The figures.</returns>
    public static RepeatBusiness Of(string currency, DateOnly from, DateOnly to, IReadOnlyList<(decimal First, decimal Second)> members)
    {
        var again = members.Count(one => one.Second > 0);
        var (first, second) = (members.Sum(one => one.First), members.Sum(one => one.Second));
        var (isShared, isSummed) = (members.Count >= Fewest, again >= Fewest);
        return new RepeatBusiness(
            currency, from, to, members.Count,
            isShared ? again : null,
            isShared ? 100.0 * again / members.Count : null,
            isSummed ? new Money(first, currency) : null,
            isSummed ? new Money(second, currency) : null,
            isSummed ? (double)(second / again / (first / members.Count)) : null,
            members.Count < FewCases);
    }

    public override string ToString() => Redacted.Text;
}
