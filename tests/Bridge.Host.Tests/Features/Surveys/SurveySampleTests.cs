using System.Globalization;
using Bridge.Host.Features.Surveys.Invitations;

namespace Bridge.Host.Tests.Features.Surveys;

public sealed class SurveySampleTests
{
    private const int Contacts = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.001)]
    [InlineData(0.01)]
    [InlineData(0.1)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(1)]
    public void The_share_of_100_000_contacts_is_within_the_binomial_bound(double share)
    {
        var taken = Sample("2026", share).Count;

        // Four standard deviations: a fair sample leaves them once in 16,000 seeds, and this seed is fixed.
        Assert.InRange(Math.Abs(taken - (share * Contacts)), 0, 4 * Math.Sqrt(Contacts * share * (1 - share)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sample_anywhere() =>
        Assert.Equal(["crm:4", "crm:21", "crm:34", "crm:35"], Enumerable.Range(1, 40).Select(Contact).Where(contact => SurveySample.Holds("2026", contact, 0.1)));

    [Fact]
    public void Another_seed_gives_a_sample_that_has_nothing_to_do_with_it()
    {
        var both = Sample("a", 0.2).Intersect(Sample("b", 0.2)).Count();

        Assert.InRange(both, (0.04 * Contacts) - 4 * Math.Sqrt(Contacts * 0.04 * 0.96), (0.04 * Contacts) + 4 * Math.Sqrt(Contacts * 0.04 * 0.96));
    }

    [Fact]
    public void A_greater_share_keeps_whoever_was_in_the_smaller_one() => Assert.Superset(Sample("2026", 0.1), Sample("2026", 0.3));

    private static HashSet<string> Sample(string seed, double share) =>
        [.. Enumerable.Range(1, Contacts).Select(Contact).Where(contact => SurveySample.Holds(seed, contact, share))];

    private static string Contact(int number) => string.Create(CultureInfo.InvariantCulture, $"crm:{number}");
}
