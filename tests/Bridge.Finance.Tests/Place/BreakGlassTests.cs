using Bridge.Audit;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Values;

namespace Bridge.Finance.Tests.Place;

public abstract class BreakGlassTests(PostgresServer? server) : IAsyncLifetime
{
    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreFact]
    public async Task A_grant_shows_the_account_and_the_audit_says_why_without_a_value()
    {
        var debtor = Debtor();
        var fin = _place.Fin;
        var asked = await fin.PostApiAsync("/break-glass", new { by = "mlsId", id = debtor.MlsId, reason = PlaceFixture.GoodReason, ticket = "Z-42" });
        var seen = await fin.GetApiAsync($"/accounts/{asked.Json.GetProperty("grant").GetString()}");

        Assert.Equal(201, asked.Code);
        Assert.Equal(200, seen.Code);
        var account = seen.Json.GetProperty("accounts")[0];
        Assert.Equal($"{debtor.BalanceCents / 100m:0.00} USD", account.GetProperty("balance").GetString());
        Assert.Equal($"demo:{debtor.MlsId}", seen.Json.GetProperty("externalId").GetString());
        var entries = _place.Entries().Where(entry => entry.Action.StartsWith("billing.", StringComparison.Ordinal)).ToList();
        Assert.Equal(["billing.break-glass", "billing.account.read"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal(("fin-1", $"{PlaceFixture.GoodReason} (ticket Z-42)", "done"), (entry.Who, entry.Why, entry.Outcome)));
        Assert.Equal(AuditPseudonyms.Open(AuditSecret.InFile(_place.Finance.In("audit.key"))).Of($"demo:{debtor.MlsId}"), entries[0].Which);
        Assert.DoesNotContain(debtor.MlsId, await AuditTextAsync(), StringComparison.Ordinal);
    }

    [StoreTheory]
    [InlineData("nationalId")]
    [InlineData("externalId")]
    [InlineData("account")]
    public async Task A_member_may_be_named_in_other_ways(string by)
    {
        var debtor = Debtor();
        var id = by switch { "nationalId" => debtor.NationalId, "account" => debtor.Account, _ => $"demo:{debtor.MlsId}" };
        var fin = _place.Fin;
        var asked = await fin.PostApiAsync("/break-glass", new { by, id, reason = PlaceFixture.GoodReason });
        var seen = await fin.GetApiAsync($"/accounts/{asked.Json.GetProperty("grant").GetString()}");

        Assert.Equal(debtor.Account, seen.Json.GetProperty("accounts")[0].GetProperty("number").GetString());
        Assert.Equal(1, seen.Json.GetProperty("accounts").GetArrayLength());
    }

    [StoreFact]
    public async Task When_the_audit_cannot_be_written_no_data_comes_and_no_ledger_is_read()
    {
        var fin = _place.Fin;
        var lead = _place.Lead;
        var grant = await fin.GrantAsync("M000003");
        var view = await fin.AskListAsync("aging", "view");
        var export = await fin.AskListAsync("aging", "export");
        await lead.PostApiAsync($"/lists/{view}/approve");
        await lead.PostApiAsync($"/lists/{export}/approve");
        _place.SpoilLedger();

        // As long as the audit can be written, each of these reads what was spoiled: the check below would see a reading.
        Task<PlaceReply>[] Readings() =>
        [
            fin.GetApiAsync($"/accounts/{grant}"), fin.GetAsync($"/accounts/{grant}"), fin.GetApiAsync($"/lists/{view}/rows"), fin.GetAsync($"/lists/{view}"),
            fin.GetApiAsync("/totals"), fin.GetAsync("/"), fin.GetApiAsync("/imports"), fin.GetAsync("/imports"), fin.GetApiAsync("/preview"), fin.GetAsync("/release"),
        ];
        Assert.All(await Task.WhenAll(Readings()), reply => Assert.Contains("was changed by something else", reply.Text, StringComparison.Ordinal));

        await _place.CloseAuditAsync();

        var closed = await Task.WhenAll(
        [
            .. Readings(), fin.PostApiAsync($"/lists/{export}/export"), fin.PostApiAsync("/break-glass", new { by = "mlsId", id = "M000003", reason = PlaceFixture.GoodReason }),
            fin.PostApiAsync("/break-glass", new { by = "account", id = "A000003", reason = PlaceFixture.GoodReason }),
            lead.PostApiAsync("/release", new { reason = PlaceFixture.GoodReason }), lead.GetApiAsync("/digest"), fin.PostApiAsync("/lists", new { list = "aging", use = "view", reason = PlaceFixture.GoodReason }),
        ]);
        Assert.All(closed, reply =>
        {
            Assert.Equal(503, reply.Code);
            Assert.Contains("The audit file is closed.", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("was changed by something else", reply.Text, StringComparison.Ordinal);
        });
        Assert.False(File.Exists(_place.Finance.In(Path.Combine("outbox", "standings.release"))));
    }

    [StoreFact]
    public async Task A_grant_ends_after_15_minutes_and_asks_again()
    {
        var fin = _place.Fin;
        var grant = await fin.GrantAsync("M000003");

        _place.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await fin.GetApiAsync($"/accounts/{grant}")).Code);
        _place.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(404, (await fin.GetApiAsync($"/accounts/{grant}")).Code);
        var page = await fin.GetAsync($"/accounts/{grant}");
        Assert.Equal(404, page.Code);
        Assert.Contains("Ask again with a reason.", page.Text, StringComparison.Ordinal);
        Assert.Contains("action=\"/accounts\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(["refused", "refused"], _place.Entries().TakeLast(2).Select(entry => entry.Outcome));
    }

    [StoreFact]
    public async Task Nobody_else_can_use_a_grant()
    {
        var grant = await _place.Fin.GrantAsync("M000003");

        var other = await _place.As("fin-2", "finance").GetApiAsync($"/accounts/{grant}");
        var lead = await _place.Lead.GetAsync($"/accounts/{grant}");

        Assert.Equal((404, 404), (other.Code, lead.Code));
        Assert.DoesNotContain("USD", other.Text + lead.Text, StringComparison.Ordinal);
        Assert.Equal([("fin-2", "refused"), ("lead-1", "refused")], _place.Entries().TakeLast(2).Select(entry => (entry.Who, entry.Outcome)));
    }

    [StoreFact]
    public async Task A_grant_is_for_one_member()
    {
        var fin = _place.Fin;
        var seen = await fin.GetApiAsync($"/accounts/{await fin.GrantAsync("M000003")}");

        Assert.All(seen.Json.GetProperty("accounts").EnumerateArray(), account => Assert.Contains("M000003", account.GetProperty("concerns").EnumerateArray().Select(one => one.GetString())));
        Assert.Equal(404, (await fin.GetApiAsync("/accounts/M000004")).Code);
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("too short")]
    [InlineData("              a               ")]
    [InlineData("fourteen chars")]
    public async Task A_reason_has_15_characters(string reason)
    {
        var reply = await _place.Fin.PostApiAsync("/break-glass", new { by = "mlsId", id = "M000003", reason });

        Assert.Equal(400, reply.Code);
        Assert.DoesNotContain(_place.Entries(), entry => entry.Action == "billing.break-glass");
    }

    [StoreTheory]
    [InlineData("Paid with 4242 4242 4242 4242 by phone", "")]
    [InlineData(PlaceFixture.GoodReason, "4242424242424242")]
    [InlineData("card 4242 4242 4242 4242, cvv 123 was read to me", "Z-1")]
    public async Task A_card_number_in_a_reason_is_refused_and_kept_nowhere(string reason, string ticket)
    {
        var fin = _place.Fin;
        var api = await fin.PostApiAsync("/break-glass", new { by = "mlsId", id = "M000003", reason, ticket });
        var page = await fin.SubmitAsync("/accounts", "/accounts", ("by", "mlsId"), ("id", "M000003"), ("reason", reason), ("ticket", ticket));

        Assert.Equal((400, 400), (api.Code, page.Code));
        // Whole groups, as a fingerprint or the milliseconds of a call can hold any four digits.
        var kept = api.Text + page.Text + await AuditTextAsync() + string.Concat(_place.Log.Lines);
        Assert.DoesNotContain("4242 4242", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("42424242", kept, StringComparison.Ordinal);
    }

    [StoreTheory]
    [InlineData("mlsId", "M999999", 404)]
    [InlineData("mlsId", "4242424242424242", 400)]
    [InlineData("mlsId", "", 400)]
    [InlineData("loginName", "M000003", 400)]
    public async Task Whom_the_roster_does_not_have_is_refused_without_being_quoted(string by, string id, int status)
    {
        var reply = await _place.Fin.PostApiAsync("/break-glass", new { by, id, reason = PlaceFixture.GoodReason });

        Assert.Equal(status, reply.Code);
        Assert.True(id.Length == 0 || !reply.Text.Contains(id, StringComparison.Ordinal));
        Assert.Equal("refused", _place.Entries()[^1].Outcome);
    }

    [StoreFact]
    public async Task A_page_asks_shows_and_closes()
    {
        var debtor = Debtor();
        var fin = _place.Fin;
        var asked = await fin.SubmitAsync("/accounts", "/accounts", ("by", "mlsId"), ("id", debtor.MlsId), ("reason", PlaceFixture.GoodReason), ("ticket", ""));
        Assert.Equal(303, asked.Code);
        var path = asked.Headers["Location"];

        var page = await fin.GetAsync(path);
        Assert.Contains(Money.OfHundredths(debtor.BalanceCents, "USD").Show(), page.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await fin.SubmitAsync(path, $"{path}/close")).Code);

        Assert.Equal(404, (await fin.GetAsync(path)).Code);
    }

    [StoreFact]
    public async Task A_form_that_no_page_of_ours_had_does_nothing()
    {
        var fin = _place.Fin;
        var form = new FormUrlEncodedContent([KeyValuePair.Create("by", "mlsId"), KeyValuePair.Create("id", "M000003"), KeyValuePair.Create("reason", PlaceFixture.GoodReason)]);

        Assert.Equal(400, (await fin.SendAsync("POST", "/accounts", form)).Code);
        Assert.Empty(_place.Entries());
    }

    private Sandbox.Billing.BillingParty Debtor() =>
        _place.Finance.Sandbox.Parties.First(party => !party.IsOffice && party.Account.StartsWith('A') && party.BalanceCents > 0);

    private async Task<string> AuditTextAsync()
    {
        using var file = new StreamReader(new FileStream(_place.AuditFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return await file.ReadToEndAsync();
    }
}

public sealed class BreakGlassTestsOnSqlite() : BreakGlassTests(null);

[Collection(OnPostgres.Name)]
public sealed class BreakGlassTestsOnPostgres(PostgresServer server) : BreakGlassTests(server);
