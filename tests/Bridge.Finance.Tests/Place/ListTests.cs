using System.Globalization;
using Bridge.Finance.Place.Lists;
using Bridge.Finance.Tests.Stores;
using Bridge.Finance.Values;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;

namespace Bridge.Finance.Tests.Place;

public abstract class ListTests(PostgresServer? server) : IAsyncLifetime
{
    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreTheory]
    [InlineData("aging")]
    [InlineData("changes")]
    [InlineData("charges")]
    public async Task A_list_needs_a_second_person_and_every_step_is_in_the_audit(string list)
    {
        var fin = _place.Fin;
        var id = await fin.AskListAsync(list, "view");
        Assert.Equal(409, (await fin.GetApiAsync($"/lists/{id}/rows")).Code);

        Assert.Equal(200, (await _place.Lead.PostApiAsync($"/lists/{id}/approve")).Code);
        var rows = await fin.GetApiAsync($"/lists/{id}/rows?offset=1&limit=2");

        Assert.Equal(200, rows.Code);
        Assert.True(rows.Json.GetProperty("total").GetInt32() > 3);
        Assert.Equal(2, rows.Json.GetProperty("rows").GetProperty(list).GetArrayLength());
        Assert.Equal(200, (await fin.GetAsync($"/lists/{id}")).Code);
        Assert.Equal(
            [("fin-1", "billing.list.ask", "done"), ("fin-1", "billing.list.read", "refused"), ("lead-1", "billing.list.approve", "done"), ("fin-1", "billing.list.read", "done"), ("fin-1", "billing.list.read", "done")],
            _place.Entries().Select(entry => (entry.Who, entry.Action, entry.Outcome)));
    }

    [StoreFact]
    public async Task Whoever_asks_cannot_approve_even_as_a_lead()
    {
        var lead = _place.Lead;
        var id = await lead.AskListAsync("aging", "export");

        var own = await lead.PostApiAsync($"/lists/{id}/approve");
        var page = await lead.SubmitAsync("/lists", $"/lists/{id}/approve");

        Assert.Equal((403, 403), (own.Code, page.Code));
        Assert.Equal(409, (await lead.PostApiAsync($"/lists/{id}/export")).Code);
        Assert.Equal(200, (await _place.As("lead-2", "finance-lead").PostApiAsync($"/lists/{id}/approve")).Code);
        Assert.Equal(200, (await lead.PostApiAsync($"/lists/{id}/export")).Code);
        Assert.Contains(_place.Entries(), entry => entry is { Who: "lead-1", Action: "billing.list.approve", Outcome: "refused" });
    }

    [StoreFact]
    public async Task Whoever_can_decide_or_take_a_list_is_told_above_the_form()
    {
        const string Told = "<a href=\"#requests\">One request waits for you</a>";
        var id = await _place.Fin.AskListAsync("aging", "view");

        var (asked, lead) = ((await _place.Fin.GetAsync("/lists")).Text, (await _place.Lead.GetAsync("/lists")).Text);
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");
        var (approved, after) = ((await _place.Fin.GetAsync("/lists")).Text, (await _place.Lead.GetAsync("/lists")).Text);

        Assert.Contains(Told, lead, StringComparison.Ordinal);
        Assert.Contains(Told, approved, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#requests\"", asked + after, StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task An_export_is_made_once_however_many_ask_for_it_at_once()
    {
        var fin = _place.Fin;
        var id = await fin.AskListAsync("aging", "export");
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => fin.PostApiAsync($"/lists/{id}/export")));

        Assert.Single(replies, reply => reply.Code == 200);
        Assert.All(replies.Where(reply => reply.Code != 200), reply => Assert.Equal("The approval was for one export, which was made.", reply.Title));
        Assert.Single(_place.Entries(), entry => entry is { Action: "billing.list.export", Outcome: "done" });
    }

    [StoreFact]
    public async Task An_approval_is_for_one_use_one_person_and_15_minutes()
    {
        var fin = _place.Fin;
        var view = await fin.AskListAsync("aging", "view");
        var export = await fin.AskListAsync("aging", "export");
        var lead = _place.Lead;
        await lead.PostApiAsync($"/lists/{view}/approve");
        await lead.PostApiAsync($"/lists/{export}/approve");

        Assert.Equal(409, (await fin.PostApiAsync($"/lists/{view}/export")).Code);
        Assert.Equal(409, (await fin.GetApiAsync($"/lists/{export}/rows")).Code);
        Assert.Equal(404, (await lead.GetApiAsync($"/lists/{view}/rows")).Code);
        Assert.Equal(404, (await _place.As("fin-2", "finance").PostApiAsync($"/lists/{export}/export")).Code);
        Assert.Equal(404, (await _place.As("fin-2", "finance").GetApiAsync($"/lists/{export}")).Code);
        _place.Time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(409, (await fin.GetApiAsync($"/lists/{view}/rows")).Code);
        Assert.Equal(409, (await fin.PostApiAsync($"/lists/{export}/export")).Code);
    }

    [StoreFact]
    public async Task A_request_that_was_declined_or_waited_too_long_is_over()
    {
        var fin = _place.Fin;
        var declined = await fin.AskListAsync("aging", "view");
        var late = await fin.AskListAsync("aging", "view");
        var lead = _place.Lead;

        Assert.Equal("declined", (await lead.PostApiAsync($"/lists/{declined}/decline")).Json.GetProperty("state").GetString());
        _place.Time.Advance(ListRequest.Waits);

        Assert.Equal(409, (await lead.PostApiAsync($"/lists/{declined}/approve")).Code);
        Assert.Equal(409, (await lead.PostApiAsync($"/lists/{late}/approve")).Code);
        Assert.Equal(409, (await fin.GetApiAsync($"/lists/{declined}/rows")).Code);
    }

    [StoreFact]
    public async Task The_pages_lead_the_same_way()
    {
        var fin = _place.Fin;
        await fin.SubmitAsync("/lists", "/lists", ("list", "Aging"), ("use", "Export"), ("reason", PlaceFixture.GoodReason), ("ticket", ""));
        var id = (await fin.GetApiAsync("/lists")).Json[0].GetProperty("id").GetString();
        Assert.Equal(303, (await _place.Lead.SubmitAsync("/lists", $"/lists/{id}/approve")).Code);

        var file = await fin.SubmitAsync("/lists", $"/lists/{id}/export");

        Assert.Equal(("text/csv", 200), (file.Type, file.Code));
        Assert.Equal("no-store", file.Headers["Cache-Control"]);
        Assert.Contains("attachment", file.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [StoreTheory]
    [InlineData("aging")]
    [InlineData("charges")]
    public async Task On_the_page_the_sum_stands_beside_its_account_where_a_telephone_shows_it(string kind)
    {
        var id = await _place.Fin.AskListAsync(kind, "view");
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");

        var page = await _place.Fin.GetAsync($"/lists/{id}");

        Assert.Matches("<th scope=\"row\">[^<]+</th>\\s*<td class=\"sum", page.Text);
        Assert.Equal(kind == "aging", page.Text.Contains(">Balance</th><th scope=\"col\">Concerns<", StringComparison.Ordinal));
    }

    [StoreFact]
    public async Task An_export_holds_every_account_with_a_balance_and_its_sums_agree()
    {
        var fin = _place.Fin;
        var id = await fin.AskListAsync("aging", "export");
        await _place.Lead.PostApiAsync($"/lists/{id}/approve");
        var rows = Parse((await fin.PostApiAsync($"/lists/{id}/export")).Text.TrimStart('\uFEFF')).ToList();

        var accounts = _place.Finance.Sandbox.Parties.GroupBy(party => party.Account, party => party.BalanceCents).Where(group => group.Sum() != 0)
            .ToDictionary(group => group.Key, group => group.Sum() / 100m);
        Assert.Equal(accounts.Count, rows.Count - 1);
        Assert.All(rows.Skip(1), row =>
        {
            Assert.Equal(accounts[row[2]], decimal.Parse(row[5], CultureInfo.InvariantCulture));
            Assert.Equal(accounts[row[2]], row[6..].Sum(cell => decimal.Parse(cell, CultureInfo.InvariantCulture)));
        });
    }

    [StoreFact]
    public void No_text_of_a_ledger_becomes_a_formula() => Prop.ForAll<string?>(text =>
    {
        foreach (var start in new[] { "", "=", "+", "-", "@", "\t", "\r", "\n", " =", "\u200B=", "＝", "－", "\uFEFF@", "|", "\"=" })
        {
            var rows = new ListRows(FinanceFixture.Today) { Changes = [new ChangeRow(start + text, null, Core.Model.Standing.Good)] };
            var csv = System.Text.Encoding.UTF8.GetString(ListCsv.Write(rows)).TrimStart('\uFEFF');
            var cell = Parse(csv).Last()[1];
            var first = cell.FirstOrDefault(letter => !char.IsWhiteSpace(letter) && !char.IsControl(letter) && char.GetUnicodeCategory(letter) != UnicodeCategory.Format);
            if ("=+-@＝＋－＠|%".Contains(first, StringComparison.Ordinal) && first != 0)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [StoreFact]
    public void What_is_no_formula_stays_as_it_is_and_negative_sums_stay_numbers()
    {
        Assert.Equal("Smith, John (M1)", ListCsv.Safe("Smith, John (M1)"));
        Assert.Equal("'=cmd|' /C calc'!A0", ListCsv.Safe("=cmd|' /C calc'!A0"));
        var credit = Money.OfHundredths(-5000, "USD");
        var rows = new ListRows(FinanceFixture.Today) { Aging = [new AgingRow("l", new("A"), "", credit, Finance.Place.Members.Aging.Zero("USD") with { Unused = credit })] };
        Assert.Contains(",-50.00,", System.Text.Encoding.UTF8.GetString(ListCsv.Write(rows)), StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Parse(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), CultureInfo.InvariantCulture);
        while (parser.Read())
        {
            yield return parser.Record!; // there is one after a successful read
        }
    }
}

public sealed class ListTestsOnSqlite() : ListTests(null);

[Collection(OnPostgres.Name)]
public sealed class ListTestsOnPostgres(PostgresServer server) : ListTests(server);
