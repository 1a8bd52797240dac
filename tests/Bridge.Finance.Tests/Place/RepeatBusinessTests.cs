using Bridge.Core.Model;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Sums;
using Bridge.Finance.Rosters;
using Bridge.Finance.Standings;
using Bridge.Finance.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Finance.Tests.Place;

public sealed class RepeatBusinessTests
{
    private static readonly DateOnly _today = new(2026, 11, 25);

    [Fact]
    public void Two_paid_orders_within_twelve_months_are_a_repeat_and_dues_and_fines_are_none()
    {
        var figures = Figures(
        [
            .. Enumerable.Range(1, 5).Select(one => Account($"M{one}", Bought("A", 0, 100m, 100m), Bought("B", 10, 50m + one, 50m + one))),
            Account("M6", Bought("A", 0, 40m, 40m), Bought("B", 5, 10m, 0m)), // the second is not paid
            Account("M7", Bought("A", 0, 60m, 60m), Bought("B", 5, 10m, 10m) with { ChargeKind = ChargeKind.SubscriptionFee }, Bought("C", 6, 10m, 10m) with { ChargeKind = ChargeKind.ComplianceFine }),
            Account("M8", Bought("A", -400, 60m, 60m)), // before the twelve months
            Account("M9", Bought("A", 0, 60m, 60m)) with { IsIncomplete = true },
        ]);

        // First orders: 5 x 100, 40, 60 of 7 members; second: 51 to 55.
        Assert.Equal((7, 5, true), (figures.Members, figures.Again, figures.IsFew));
        Assert.Equal(500.0 / 7, figures.Share!.Value, 1e-9); // there are enough
        Assert.Equal((265.0 / 5) / (600.0 / 7), figures.SecondToFirst!.Value, 1e-9);
        Assert.Equal((new DateOnly(2025, 11, 26), _today), (figures.From, figures.To));
    }

    [Theory]
    [InlineData(50, 0, 0, 0, 50.0)] // paid
    [InlineData(50, 20, 0, 0, 30.0)] // a credit note for a part
    [InlineData(50, 20, 20, 0, 30.0)] // and the money paid back for it is the same thing
    [InlineData(50, 0, 20, 0, 30.0)] // paid back without a note
    [InlineData(50, 50, 50, 0, null)] // all of it given back
    [InlineData(49, 0, 0, 0, null)] // not wholly paid
    [InlineData(30, 20, 0, 0, 30.0)] // what was not given back is paid
    [InlineData(50, 0, 0, 10, null)] // an older balance is paid first
    public void Refunds_are_taken_off_what_was_paid(int paid, int credited, int refunded, int opening, double? expected)
    {
        var account = Account("M1", Bought("A", 0, 50m, 0m), Line(EntryKind.Payment, "", paid), Line(EntryKind.Credit, "A", credited), Line(EntryKind.Refund, "A", refunded)) with { Opening = new Money(opening, "USD") };

        Assert.Equal(expected is { } net ? [(decimal)net] : Array.Empty<decimal>(), PaidOrders.Of(account).Select(order => order.Net.Amount));
    }

    [Fact]
    public void Lines_of_one_reference_are_one_order_and_lines_without_one_are_each_their_own()
    {
        var account = Account("M1", Bought("A", 0, 50m, 50m), Bought("A", 1, 20m, 20m), Bought("", 2, 5m, 5m), Bought("", 2, 5m, 5m));

        Assert.Equal([5m, 5m, 70m], PaidOrders.Of(account).Select(order => order.Net.Amount).Order());
    }

    [Fact]
    public void Nothing_is_told_of_fewer_than_five_members()
    {
        var four = Figures([.. Enumerable.Range(1, 4).Select(one => Account($"M{one}", Bought("A", 0, 100m, 100m), Bought("B", 3, 30m, 30m)))]);
        Assert.Equal((4, (int?)null, (double?)null, (double?)null), (four.Members, four.Again, four.Share, four.SecondToFirst));
        Assert.True(four is { FirstSum: null, SecondSum: null });

        var six = Figures([.. Enumerable.Range(1, 6).Select(one => Account($"M{one}", one < 5 ? [Bought("A", 0, 100m, 100m), Bought("B", 3, 30m, 30m)] : [Bought("A", 0, 100m, 100m)]))]);
        Assert.Equal(((int?)4, (double?)null), (six.Again, six.SecondToFirst));
    }

    [Fact]
    public void One_member_in_two_ledgers_is_one_and_a_shared_account_is_nobodys()
    {
        var byNumber = new Party(PartyKind.Member, PartyId.NationalId, "N1");
        var figures = Figures(
        [
            Account("M1", Bought("A", 0, 10m, 10m)), Account("M1", Bought("B", 1, 10m, 10m)) with { Parties = [byNumber] },
            Account("M2", Bought("A", 0, 10m, 10m)) with { Parties = [Member("M2"), Member("M3")] },
            .. Enumerable.Range(4, 4).Select(one => Account($"M{one}", Bought("A", 0, 10m, 10m))),
        ]);

        Assert.Equal((5, 1), (figures.Members, figures.Again));
    }

    [Fact]
    public void The_order_of_accounts_and_lines_says_nothing() =>
        Prop.ForAll((from member in Gen.Choose(1, 7) from day in Gen.Choose(-40, 0) from amount in Gen.Choose(1, 9) from reference in Gen.Choose(0, 3) select (member, day, amount, reference)).ListOf().ToArbitrary(), lines =>
        {
            RepeatBusiness? Of(IEnumerable<(int Member, int Day, int Amount, int Reference)> drawn) => Tally(
                [.. drawn.GroupBy(one => one.Member).Select(one => Account($"M{one.Key}", [.. one.Select(line => Bought(line.Reference == 0 ? "" : $"R{line.Reference}", line.Day, line.Amount, line.Amount)).Order()]))]).SingleOrDefault();
            return Equals(Of(lines), Of(Enumerable.Reverse(lines)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task The_page_and_the_totals_tell_it_without_a_member()
    {
        await using var place = await PlaceFixture.StartAsync();
        await place.Finance.ImportInvoicesAsync([.. Enumerable.Range(1, 6).SelectMany(one => new[] { $"A{one}|M{one}|I{one}|2026-02-01|100.00|100.00|STORE", $"A{one}|M{one}|J{one}|2026-02-01|150.00|150.00|CLASS" })]);

        var repeat = (await place.Fin.GetApiAsync("/totals")).Json.GetProperty("repeat").EnumerateArray().Single();
        var page = await place.Fin.GetAsync("/");

        Assert.Equal((6, 6, 1.5), (repeat.GetProperty("members").GetInt32(), repeat.GetProperty("again").GetInt32(), repeat.GetProperty("secondToFirst").GetDouble()));
        Assert.Equal(("600.00 USD", "900.00 USD"), (repeat.GetProperty("firstSum").GetString(), repeat.GetProperty("secondSum").GetString()));
        Assert.Contains("100.0&#xA0;%", page.Text, StringComparison.Ordinal);
        Assert.Contains("few: chance decides", page.Text, StringComparison.Ordinal);
    }

    private static Party Member(string id) => new(PartyKind.Member, PartyId.MlsId, id);

    private static Account Account(string member, params IReadOnlyList<LedgerEntry> lines) =>
        new() { Number = new(member), Currency = "USD", Opening = Money.Zero("USD"), Parties = [Member(member)], Entries = [.. lines.Where(line => !line.Amount.IsZero)] };

    private static LedgerEntry Bought(string reference, int day, decimal amount, decimal paid) =>
        new(EntryKind.Charge, ChargeKind.StorePurchase, new(reference), _today.AddDays(day - 30), _today.AddDays(day), new Money(amount, "USD"), new Money(paid, "USD"));

    private static LedgerEntry Line(EntryKind kind, string reference, decimal amount) =>
        new(kind, ChargeKind.StorePurchase, new(reference), _today, null, new Money(amount, "USD"), Money.Zero("USD"));

    private static RepeatBusiness Figures(IReadOnlyList<Account> accounts) => Assert.Single(Tally(accounts));

    private static IReadOnlyList<RepeatBusiness> Tally(IReadOnlyList<Account> accounts)
    {
        var tally = new RepeatTally(new Roster([new RosterEntry(PartyKind.Member, new RecordKey("demo", "K1")) { MlsId = "M1", NationalId = "N1" }]), _today);
        accounts.ToList().ForEach(tally.Add);
        return tally.Figures();
    }
}
