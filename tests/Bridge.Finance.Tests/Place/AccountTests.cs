using Bridge.Core.Model;
using Bridge.Finance.Erasure;
using Bridge.Finance.Ledger;
using Bridge.Finance.Place.Grants;
using Bridge.Finance.Place.Members;
using Bridge.Finance.Standings;
using Bridge.Finance.Tests.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Finance.Tests.Place;

public abstract class AccountTests(PostgresServer? server) : IAsyncLifetime
{
    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreFact]
    public void What_is_shown_of_a_member_is_what_the_next_release_would_say_and_a_rule_says_why()
    {
        var derived = new DeriveStandings(_place.Side.Store, _place.Time).Run(_place.Side.Rules).Entries;
        var seen = new HashSet<Standing>();
        foreach (var entry in derived)
        {
            var view = Read(entry.ExternalId[5..]);
            Assert.Equal(entry.Standing, view.Standing!.Next);
            Assert.All(view.Standing.Reasons.Where(reason => reason.Decides), reason => Assert.Equal(entry.Standing, reason.Standing));
            Assert.True(view.Standing.Reasons[0].Decides);
            seen.Add(entry.Standing);
        }

        Assert.True(seen.Count >= 3);
    }

    [StoreFact]
    public void Ages_add_up_to_the_balance_of_every_account()
    {
        foreach (var (_, account) in new FindAccounts(_place.Side.Store).Where(_ => true, int.MaxValue))
        {
            var ages = Aging.Of(account, FinanceFixture.Today);

            Assert.Equal(account.Totals().Closing, ages.Total);
            Assert.True(ages.Unused.Amount <= 0);
        }
    }

    [StoreTheory]
    [InlineData("2026-11-25", "Not due")]
    [InlineData("2026-11-24", "1 to 30 days")]
    [InlineData("2026-10-26", "1 to 30 days")]
    [InlineData("2026-10-25", "31 to 60 days")]
    [InlineData("2026-09-25", "61 to 90 days")]
    [InlineData("2026-08-27", "61 to 90 days")]
    [InlineData("2026-08-26", "91 days and more")]
    public async Task A_charge_stands_at_its_age(string due, string name)
    {
        await _place.Finance.ImportInvoicesAsync($"A|M000003|I|{due}|100.00|40.00");

        var part = Assert.Single(Read("M000003").Accounts.Single().Aging.Parts(), part => !part.Sum.IsZero);
        Assert.Equal((name, 60m), (part.Name, part.Sum.Amount));
    }

    [StoreFact]
    public async Task An_account_shows_charges_payments_holds_origin_and_both_standings()
    {
        await _place.Finance.ImportInvoicesAsync("A|M000003|I-1|2026-11-01|100.00|40.00", "A|M000003|I-2|2026-12-01|30.00|0.00|FINE");
        _place.Side.Release();
        await _place.Finance.ImportInvoicesAsync("A|M000003|I-1|2026-09-01|100.00|40.00", "A|M000003|I-2|2026-12-01|30.00|0.00|FINE");

        var view = Read("M000003");

        var card = view.Accounts.Single();
        Assert.Equal([(ChargeKind.SubscriptionFee, 85, 60m), (ChargeKind.ComplianceFine, null, 30m)], card.Charges.Select(row => (row.Kind, row.DaysOverdue, row.Open.Amount)));
        Assert.Equal(("paid on the charge", "I-1", 40m), card.Payments.Select(row => (row.Kind, row.Reference.Value, row.Amount.Amount)).Single());
        Assert.Equal((90m, 3L), (card.Balance.Amount, card.Origin.Import));
        Assert.Equal((Standing.ActionNeeded, Standing.Suspended), (view.Standing!.Released, view.Standing.Next));
        Assert.Equal("kinds.suspendedAfter", view.Standing.Reasons[0].Rule);
        Assert.Contains("60.00 USD overdue", view.Standing.Reasons[0].Words.Value, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_new_import_is_seen_at_once()
    {
        Read("M000003");
        await _place.Finance.ImportInvoicesAsync("NEW|M000003|I|2026-11-01|1.00|0.00");

        Assert.Equal("NEW", Read("M000003").Accounts.Single().Number.Value);
    }

    [StoreFact]
    public async Task An_erasure_by_another_process_is_seen_at_once()
    {
        await _place.Finance.ImportInvoicesAsync("F|M000003|I-1|2026-01-01|1.00|0.00", "F|M000004|I-2|2026-01-01|1.00|0.00");
        Assert.Single(Read("M000003").Accounts);

        using (var other = _place.Finance.OpenStore(FinanceFixture.Key))
        {
            var member = other.Read(session => MemberIds.Find(session, PartyId.MlsId, "M000003"))!;
            new EraseMember(other, _place.Side.Releases).Run(member, FinanceFixture.Today);
        }

        var view = Read("M000003");
        Assert.Empty(view.Accounts);
        Assert.Equal((Standing.Unknown, "erased", true), (view.Standing!.Next, view.Standing.Reasons[0].Rule, view.Standing.Reasons[0].Decides));
        Assert.Single(Read("M000004").Accounts);
    }

    [StoreFact]
    public void Old_data_makes_everybody_unknown_and_the_rule_says_so()
    {
        _place.Time.Advance(TimeSpan.FromDays(4));

        var standing = Read("M000003").Standing!;
        Assert.Equal((Standing.Unknown, "staleAfter", true), (standing.Next, standing.Reasons[0].Rule, standing.Reasons[0].Decides));
    }

    private AccountView Read(string mlsId) => _place.Services.GetRequiredService<AccountReader>().Read(
        _place.Services.GetRequiredService<MemberLookup>().Find("mlsId", mlsId).Value ?? new GrantSubject(null, null));
}

public sealed class AccountTestsOnSqlite() : AccountTests(null);

[Collection(OnPostgres.Name)]
public sealed class AccountTestsOnPostgres(PostgresServer server) : AccountTests(server);
