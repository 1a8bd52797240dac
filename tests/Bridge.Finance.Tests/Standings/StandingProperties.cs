using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Standings;
using Bridge.Finance.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Finance.Tests.Standings;

public sealed class StandingProperties : IDisposable
{
    private readonly FinanceFixture _finance = new();
    private readonly StandingRules _rules;

    public StandingProperties() => _rules = _finance.Rules();

    private static Gen<LedgerEntry> Entries() =>
        from kind in Gen.Elements(Enum.GetValues<EntryKind>())
        from charge in Gen.Elements(Enum.GetValues<ChargeKind>())
        from age in Gen.Choose(-40, 200)
        from cents in Gen.Choose(-5_000, 20_000)
        from paid in Gen.Choose(0, 100)
        select new LedgerEntry(
            kind, charge, new PrivateText($"R{cents}"), FinanceFixture.Today.AddDays(-age - 30), kind == EntryKind.Charge ? FinanceFixture.Today.AddDays(-age) : null,
            Money.OfHundredths(cents, "USD"), Money.OfHundredths(kind == EntryKind.Charge ? cents * paid / 100 : 0, "USD"));

    private static Arbitrary<Account> Accounts() => (
        from entries in Entries().ListOf()
        from opening in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Choose(-5_000, 5_000)))
        from mark in Gen.Choose(0, 7)
        from isIncomplete in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Account
        {
            Number = new("A"), Currency = "USD", Opening = Money.OfHundredths(opening, "USD"), Entries = [.. entries.Order()], Mark = (AccountMark)mark, IsIncomplete = isIncomplete,
        }).ToArbitrary();

    private Standing Judge(Account account, int days = 0) => StandingPolicy.Judge(account, "l", _rules, FinanceFixture.Today.AddDays(days));

    private static void Holds<T>(Arbitrary<T> values, Func<T, bool> claim) => Prop.ForAll(values, claim).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void A_standing_never_gets_better_by_waiting() => Holds(
        (from account in Accounts().Generator from days in Gen.Choose(0, 120) select (account, days)).ToArbitrary(),
        one => Judge(one.account) <= Judge(one.account, one.days));

    [Fact]
    public void The_order_of_lines_does_not_matter() => Holds(
        (from account in Accounts().Generator from turned in Gen.Shuffle(account.Entries.ToArray()) select (account, turned)).ToArbitrary(),
        one => Judge(one.account) == Judge(one.account with { Entries = [.. one.turned] }));

    [Fact]
    public void Paying_never_makes_a_standing_worse() => Holds(
        (from account in Accounts().Generator from cents in Gen.Choose(1, 50_000) select (account, cents)).ToArbitrary(),
        one => Judge(one.account with
        {
            Entries = [.. one.account.Entries, new(EntryKind.Payment, default, new("P"), FinanceFixture.Today, null, Money.OfHundredths(one.cents, "USD"), Money.Zero("USD"))],
        }) is var after && (Judge(one.account) == Standing.Unknown || after <= Judge(one.account)));

    [Fact]
    public void An_incomplete_account_is_never_good() => Holds(Accounts(), account => Judge(account with { IsIncomplete = true }) == Standing.Unknown);

    [Fact]
    public void A_blocked_account_is_never_good_and_a_disputed_one_never_suspended() => Holds(
        Accounts(),
        account => Judge(account with { Mark = AccountMark.Block }) is Standing.Suspended or Standing.Unknown
            && Judge(account with { Mark = AccountMark.Dispute }) != Standing.Suspended);

    private static Arbitrary<MemberCase> Cases() => (
        from own in Gen.Elements(Enum.GetValues<Standing>())
        from office in Gen.Elements(Enum.GetValues<Standing>())
        from broker in Gen.Elements(Standing.Good, Standing.Suspended)
        from isStale in Gen.Elements(true, false)
        from isWaived in Gen.Elements(true, false)
        from type in Gen.Elements("Staff", "R", null)
        select new MemberCase("demo:M", type) { Own = own, Office = office, Broker = broker, IsStale = isStale, IsWaived = isWaived }).ToArbitrary();

    [Fact]
    public void Nobody_is_anything_but_unknown_when_the_data_is_stale() => Holds(
        Cases(), member => StandingPolicy.Judge(member with { IsStale = true }, _rules) == Standing.Unknown);

    [Fact]
    public void The_exempt_are_good_unless_unknown() => Holds(
        Cases(), member => !StandingPolicy.IsExempt(member, _rules) || StandingPolicy.Judge(member, _rules) == (member.IsStale ? Standing.Unknown : Standing.Good));

    [Fact]
    public void What_is_unknown_never_becomes_good() => Holds(
        Cases(), member => StandingPolicy.IsExempt(member, _rules) || member.Own != Standing.Unknown || StandingPolicy.Judge(member, _rules) == Standing.Unknown);

    [Fact]
    public void An_account_comes_back_from_its_bytes_as_it_was() => Holds(Accounts(), account =>
    {
        var blob = new BlobWriter(64);
        AccountCodec.Write(blob, account);
        var read = AccountCodec.Read(blob.Written);
        return read.Totals() == account.Totals() && read.Entries.SequenceEqual(account.Entries) && read.Mark == account.Mark && read.IsIncomplete == account.IsIncomplete;
    });

    [Fact]
    public void The_sums_of_two_piles_are_the_sums_of_the_whole() => Holds(
        (from left in Accounts().Generator from right in Accounts().Generator select (left, right)).ToArbitrary(),
        one => one.left.Totals().Plus(one.right.Totals())
            == ControlTotals.Of(one.left.Opening + one.right.Opening, [.. one.left.Entries, .. one.right.Entries]));

    public void Dispose() => _finance.Dispose();
}
