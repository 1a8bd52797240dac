using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Place;

/// <summary>Lifting an erasure by pages and API: two people, as for the erasure itself.</summary>
public abstract class LiftPageTests(PostgresServer? server) : IAsyncLifetime
{
    private const string Somebody = "M000003";

    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreFact]
    public async Task An_erased_member_is_kept_again_once_a_second_person_has_confirmed_and_not_before()
    {
        await EraseAsync();
        var asked = await AskAsync();
        var id = asked.Json.GetProperty("id").GetString();
        await _place.Finance.ImportAsync("invoices.yaml", "invoices.csv");
        Assert.DoesNotContain(Accounts(), Concerns);

        var own = await _place.Fin.PostApiAsync($"/erasures/{id}/confirm");
        var done = await _place.Lead.PostApiAsync($"/erasures/{id}/confirm");
        await _place.Finance.ImportAsync("invoices.yaml", "invoices.csv");

        Assert.Equal((201, 403, 200), (asked.Code, own.Code, done.Code));
        Assert.Equal((true, "used"), (done.Json.GetProperty("lift").GetBoolean(), done.Json.GetProperty("state").GetString()));
        Assert.Contains(Accounts(), Concerns);
        Assert.Equal(
            [("fin-1", "billing.erase.lift.ask"), ("lead-1", "billing.erase.lift.confirm"), ("lead-1", "billing.erase.lift")],
            _place.Entries().Where(entry => entry.Action.StartsWith("billing.erase.lift", StringComparison.Ordinal)).Select(entry => (entry.Who, entry.Action)));
    }

    [StoreFact]
    public async Task Whoever_asks_cannot_confirm_and_who_was_never_erased_cannot_be_let_in()
    {
        var never = await AskAsync();
        await EraseAsync();
        var lead = _place.Lead;
        var id = (await lead.PostApiAsync("/erasures", new { by = "mlsId", id = Somebody, reason = PlaceFixture.GoodReason, lift = true })).Json.GetProperty("id").GetString();

        Assert.Equal((409, 403), (never.Code, (await lead.PostApiAsync($"/erasures/{id}/confirm")).Code));
        Assert.Contains(_place.Entries(), entry => entry is { Action: "billing.erase.lift.confirm", Outcome: "refused" });
        Assert.DoesNotContain(_place.Entries(), entry => entry is { Action: "billing.erase.lift" });
    }

    [StoreFact]
    public async Task The_pages_lead_the_same_way()
    {
        await EraseAsync();
        Assert.Equal(303, (await _place.Fin.SubmitAsync("/erasures", "/erasures", ("what", "lift"), ("by", "mlsId"), ("id", Somebody), ("reason", PlaceFixture.GoodReason), ("ticket", ""))).Code);
        var id = (await _place.Fin.GetApiAsync("/erasures")).Json.EnumerateArray().Single(one => one.GetProperty("lift").GetBoolean()).GetProperty("id").GetString();

        var shown = (await _place.Lead.GetAsync("/erasures")).Text;
        var confirmed = await _place.Lead.SubmitAsync("/erasures", $"/erasures/{id}/confirm");

        Assert.Contains($"Keep {Somebody} again", shown, StringComparison.Ordinal);
        Assert.Contains($"Erase {Somebody}", shown, StringComparison.Ordinal);
        Assert.Equal(303, confirmed.Code);
        var done = (await _place.Fin.GetAsync("/erasures")).Text;
        Assert.Contains("Kept again", done, StringComparison.Ordinal);
        Assert.Contains("The erasure is lifted. Now import", done, StringComparison.Ordinal);
    }

    private async Task EraseAsync() =>
        Assert.Equal(200, (await _place.As("lead-9", "finance-lead").PostApiAsync($"/erasures/{await _place.Fin.AskErasureAsync(Somebody)}/confirm")).Code);

    private Task<PlaceReply> AskAsync() => _place.Fin.PostApiAsync("/erasures", new { by = "mlsId", id = Somebody, reason = PlaceFixture.GoodReason, lift = true });

    private static bool Concerns(Ledger.Account account) => account.Parties.Any(party => party.Id is Somebody);

    private List<Ledger.Account> Accounts() => [.. _place.Finance.Find.Where(_ => true, int.MaxValue).Select(one => one.Account)];
}

public sealed class LiftPageTestsOnSqlite() : LiftPageTests(null);

[Collection(OnPostgres.Name)]
public sealed class LiftPageTestsOnPostgres(PostgresServer server) : LiftPageTests(server);
