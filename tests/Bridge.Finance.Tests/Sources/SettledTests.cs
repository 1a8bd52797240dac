using Bridge.Sandbox.Billing;

namespace Bridge.Finance.Tests.Sources;

public class SettledTests
{
    [Fact]
    public void Later_some_of_what_was_open_is_paid_and_nothing_else_is_different()
    {
        var before = Parties(0);
        var after = Parties(0.5);

        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.BalanceCents <= pair.First.BalanceCents));
        Assert.InRange(after.Count(Owes), 1, before.Count(Owes) - 1);
        Assert.Equal(
            before.SelectMany(party => party.Charges).Select(charge => (charge.Number, charge.Due, charge.Cents)),
            after.SelectMany(party => party.Charges).Select(charge => (charge.Number, charge.Due, charge.Cents)));
    }

    [Fact]
    public void Once_all_is_settled_nobody_owes() => Assert.DoesNotContain(Parties(1), Owes);

    private static bool Owes(BillingParty party) => party.Charges.Sum(charge => charge.OpenCents) > 0;

    private static List<BillingParty> Parties(double settled) =>
        [.. new BillingSandbox(new BillingSandboxOptions { Members = 300, Settled = settled }).Parties];
}
