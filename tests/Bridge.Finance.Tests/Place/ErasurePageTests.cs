using Bridge.Finance.Place.Requests;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Place;

/// <summary>Erasing by pages and API: two people, once, and in the audit before.</summary>
public abstract class ErasurePageTests(PostgresServer? server) : IAsyncLifetime
{
    private const string Somebody = "M000003";

    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreFact]
    public async Task A_member_is_gone_once_a_second_person_has_confirmed_and_not_before()
    {
        var asked = await _place.Fin.PostApiAsync("/erasures", new { by = "mlsId", id = Somebody, reason = PlaceFixture.GoodReason, ticket = "T-17" });
        var (id, count) = (asked.Json.GetProperty("id").GetString(), asked.Json.GetProperty("count"));
        var before = Accounts();
        Assert.Contains(before, account => Concerns(account, Somebody));

        var done = await _place.Lead.PostApiAsync($"/erasures/{id}/confirm");

        Assert.Equal((201, 200, "used", "lead-1"), (asked.Code, done.Code, done.Json.GetProperty("state").GetString(), done.Json.GetProperty("decider").GetString()));
        Assert.DoesNotContain(Accounts(), account => Concerns(account, Somebody));
        Assert.Equal(before.Sum(account => account.Totals().Closing.Amount), Accounts().Sum(account => account.Totals().Closing.Amount));
        foreach (var word in new[] { "accounts", "sharedAccounts", "lines", "imports" })
        {
            Assert.Equal(count.GetProperty(word).GetInt32(), done.Json.GetProperty("count").GetProperty(word).GetInt32());
        }

        Assert.Equal(
            [("fin-1", "billing.erase.ask", "done"), ("lead-1", "billing.erase.confirm", "done"), ("lead-1", "billing.erase", "done")],
            _place.Entries().Select(entry => (entry.Who, entry.Action, entry.Outcome)));
        Assert.Single(_place.Entries().Select(entry => entry.Which).Distinct());
        Assert.DoesNotContain(Somebody, await ReadAuditAsync(), StringComparison.Ordinal);
        Assert.Contains("ticket T-17", await ReadAuditAsync(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task Whoever_asks_cannot_confirm_even_as_a_lead()
    {
        var lead = _place.Lead;
        var id = await lead.AskErasureAsync(Somebody);

        var own = await lead.PostApiAsync($"/erasures/{id}/confirm");
        var page = await lead.SubmitAsync("/erasures", $"/erasures/{id}/confirm");

        Assert.Equal((403, 403), (own.Code, page.Code));
        Assert.Contains(Accounts(), account => Concerns(account, Somebody));
        Assert.Equal(2, _place.Entries().Count(entry => entry is { Who: "lead-1", Action: "billing.erase.confirm", Outcome: "refused" }));
        Assert.DoesNotContain("/confirm", (await lead.GetAsync("/erasures")).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await _place.Fin.PostApiAsync($"/erasures/{id}/confirm")).Code);
        Assert.Equal(200, (await _place.As("lead-2", "finance-lead").PostApiAsync($"/erasures/{id}/confirm")).Code);
    }

    [StoreFact]
    public async Task It_is_done_once_however_many_confirm_at_once()
    {
        var id = await _place.Fin.AskErasureAsync(Somebody);

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => _place.As($"lead-{number}", "finance-lead").PostApiAsync($"/erasures/{id}/confirm")));

        Assert.Single(replies, reply => reply.Code == 200);
        Assert.All(replies.Where(reply => reply.Code != 200), reply => Assert.Equal((409, "The request was confirmed already."), (reply.Code, reply.Title)));
        Assert.Single(_place.Entries(), entry => entry is { Action: "billing.erase" });
    }

    [StoreFact]
    public async Task A_request_that_was_declined_or_waited_too_long_erases_nothing()
    {
        var declined = await _place.Fin.AskErasureAsync(Somebody);
        var late = await _place.Fin.AskErasureAsync(Somebody);
        var lead = _place.Lead;

        Assert.Equal("declined", (await lead.PostApiAsync($"/erasures/{declined}/decline")).Json.GetProperty("state").GetString());
        _place.Time.Advance(SecondPersonRequest.Waits);

        Assert.Equal((409, 409, 404), ((await lead.PostApiAsync($"/erasures/{declined}/confirm")).Code, (await lead.PostApiAsync($"/erasures/{late}/confirm")).Code, (await lead.PostApiAsync("/erasures/none/confirm")).Code));
        Assert.Contains(Accounts(), account => Concerns(account, Somebody));
        Assert.DoesNotContain(_place.Entries(), entry => entry is { Action: "billing.erase" });
    }

    [StoreFact]
    public async Task A_failed_erasure_says_so_and_is_asked_for_again()
    {
        Assert.Equal(201, (await _place.Lead.PostApiAsync("/release", new { reason = PlaceFixture.GoodReason })).Code);
        var id = await _place.Fin.AskErasureAsync(Somebody);
        var outbox = Path.GetFullPath(_place.Finance.Settings.Outbox, _place.Finance.Settings.Folder);
        Directory.Delete(outbox, recursive: true);
        await File.WriteAllTextAsync(outbox, "in the way");

        var failed = await _place.Lead.PostApiAsync($"/erasures/{id}/confirm");
        File.Delete(outbox);
        var again = await _place.Lead.PostApiAsync($"/erasures/{await _place.Fin.AskErasureAsync(Somebody)}/confirm");

        Assert.Equal((503, 200), (failed.Code, again.Code));
        Assert.Equal("failed", (await _place.Fin.GetApiAsync($"/erasures/{id}")).Json.GetProperty("state").GetString());
        Assert.Contains("Failed, ask again", (await _place.Fin.GetAsync("/erasures")).Text, StringComparison.Ordinal);
        Assert.Equal(["failed", "done"], _place.Entries().Where(entry => entry.Action == "billing.erase").Select(entry => entry.Outcome));
    }

    [StoreFact]
    public async Task The_pages_lead_the_same_way_and_warn_of_a_member_whom_the_roster_does_not_have()
    {
        var (fin, lead) = (_place.Fin, _place.Lead);
        Assert.Equal(303, (await fin.SubmitAsync("/erasures", "/erasures", ("by", "mlsId"), ("id", Somebody), ("reason", PlaceFixture.GoodReason), ("ticket", ""))).Code);
        Assert.Equal(303, (await fin.SubmitAsync("/erasures", "/erasures", ("by", "mlsId"), ("id", "M9X"), ("reason", PlaceFixture.GoodReason), ("ticket", ""))).Code);
        var requests = (await fin.GetApiAsync("/erasures")).Json.EnumerateArray().ToDictionary(one => one.GetProperty("member").GetString()!, one => one.GetProperty("id").GetString());

        var shown = (await lead.GetAsync("/erasures")).Text;
        Assert.Contains($"/erasures/{requests[Somebody]}/confirm", shown, StringComparison.Ordinal);
        Assert.Contains("The roster has no such member", shown, StringComparison.Ordinal);
        Assert.Equal(303, (await lead.SubmitAsync("/erasures", $"/erasures/{requests[Somebody]}/confirm")).Code);
        Assert.Equal(303, (await lead.SubmitAsync("/erasures", $"/erasures/{requests["M9X"]}/decline")).Code);

        Assert.Contains("Removed: ", (await fin.GetAsync("/erasures")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Accounts(), account => Concerns(account, Somebody));
        Assert.Empty((await _place.As("fin-2", "finance").GetApiAsync("/erasures")).Json.EnumerateArray());
        Assert.Equal(404, (await _place.As("fin-2", "finance").GetApiAsync($"/erasures/{requests[Somebody]}")).Code);
    }

    [StoreTheory]
    [InlineData("mlsId", "M000003", "short", 400)]
    [InlineData("mlsId", "M000003", "Card 4111 1111 1111 1111 was typed", 400)]
    [InlineData("account", "A-1", PlaceFixture.GoodReason, 400)]
    [InlineData("mlsId", "", PlaceFixture.GoodReason, 400)]
    [InlineData("mlsId", "4111 1111 1111 1111", PlaceFixture.GoodReason, 400)]
    public async Task What_cannot_be_an_order_is_refused_and_not_kept(string by, string id, string reason, int code)
    {
        var reply = await _place.Fin.PostApiAsync("/erasures", new { by, id, reason });

        Assert.Equal(code, reply.Code);
        Assert.DoesNotContain("1111 1111", reply.Text + await ReadAuditAsync(), StringComparison.Ordinal);
        Assert.Empty(_place.Entries());
    }

    [StoreFact]
    public async Task What_cannot_be_written_down_is_not_done()
    {
        var id = await _place.Fin.AskErasureAsync(Somebody);
        await _place.CloseAuditAsync();

        Assert.Equal((503, 503), ((await _place.Lead.PostApiAsync($"/erasures/{id}/confirm")).Code, (await _place.Fin.PostApiAsync("/erasures", new { by = "mlsId", id = Somebody, reason = PlaceFixture.GoodReason })).Code));
        Assert.Contains(Accounts(), account => Concerns(account, Somebody));
    }

    private static bool Concerns(Ledger.Account account, string id) => account.Parties.Any(party => party.Id == id);

    private List<Ledger.Account> Accounts() => [.. _place.Finance.Find.Where(_ => true, int.MaxValue).Select(one => one.Account)];

    private async Task<string> ReadAuditAsync()
    {
        await using var file = new FileStream(_place.AuditFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        return await text.ReadToEndAsync();
    }
}

public sealed class ErasurePageTestsOnSqlite() : ErasurePageTests(null);

[Collection(OnPostgres.Name)]
public sealed class ErasurePageTestsOnPostgres(PostgresServer server) : ErasurePageTests(server);
