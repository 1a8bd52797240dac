using System.Text;
using Bridge.Finance.Tests.Stores;

namespace Bridge.Finance.Tests.Place;

public abstract class ImportAndReleaseTests(PostgresServer? server) : IAsyncLifetime
{
    private const string Header = "Invoice #,Invoice Date,Due Date,Account,MLS ID,Office ID,Charge Code,Amount,Paid,Balance,Status\n";

    private PlaceFixture _place = null!; // set before each test

    public async Task InitializeAsync() => _place = await PlaceFixture.StartAsync(server, isFilled: false);

    public async Task DisposeAsync() => await _place.DisposeAsync();

    [StoreFact]
    public async Task A_file_sent_by_a_page_is_imported_listed_and_not_left_behind()
    {
        var fin = _place.Fin;
        var reply = await SendAsync(fin, await fin.TokenAsync("/imports"), "2026-11-25", Header + "I1,2026-01-01,2026-02-01,A1,M1,,DUES,100.00,25.00,75.00,\n");

        Assert.Equal(200, reply.Code);
        Assert.Contains("75.00 USD", reply.Text, StringComparison.Ordinal);
        var list = (await fin.GetApiAsync("/imports")).Json;
        var report = list[0].GetProperty("report");
        Assert.Equal(("stored", "march.csv", "75.00 USD"), (
            report.GetProperty("outcome").GetString(), report.GetProperty("file").GetString(), report.GetProperty("totals").GetProperty("closing").GetString()));
        Assert.Equal(200, (await fin.GetAsync("/imports/1")).Code);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Finance.In("uploads")));
        Assert.Equal(["billing.import.start", "billing.import.end"], _place.Entries().Where(entry => entry.Action.StartsWith("billing.import.", StringComparison.Ordinal)).Select(entry => entry.Action));
    }

    [StoreFact]
    public async Task Without_the_pages_token_no_byte_of_a_file_is_kept()
    {
        var reply = await SendAsync(_place.Fin, "none", "2026-11-25", Header);

        Assert.Equal(400, reply.Code);
        Assert.False(Directory.Exists(_place.Finance.In("uploads")));
    }

    [StoreFact]
    public async Task A_file_that_was_sent_needs_its_day()
    {
        var fin = _place.Fin;
        var reply = await SendAsync(fin, await fin.TokenAsync("/imports"), "", Header);

        Assert.Equal(400, reply.Code);
        Assert.Contains("The day of the data is missing", reply.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_place.Finance.In("uploads")));
    }

    [StoreFact]
    public async Task Refused_rows_are_named_by_code_and_place_and_never_quoted()
    {
        await File.WriteAllTextAsync(
            _place.Finance.In(Path.Combine("inbox", "bad.csv")),
            Header + "I1,2026-01-01,2026-02-01,A1,M1,,DUES,CNRY-AMOUNT,0.00,1.00,\n" + string.Concat(Enumerable.Range(0, 40).Select(row => $"J{row},2026-01-01,2026-02-01,B{row},M2,,DUES,5.00,0.00,5.00,\n")));
        var fin = _place.Fin;

        var reply = await fin.PostApiAsync("/imports", new { mapping = "invoices.yaml", file = "bad.csv", asOf = "2026-11-25" });
        var page = await fin.GetAsync("/imports/1");

        Assert.Equal(200, reply.Code);
        var refusal = reply.Json.GetProperty("refusals")[0];
        Assert.Equal("amount", refusal.GetProperty("code").GetString());
        Assert.Contains("bad.csv:2:", refusal.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("CNRY", reply.Text + page.Text, StringComparison.Ordinal);
        Assert.Contains("bad.csv:2:", page.Text, StringComparison.Ordinal);
    }

    [StoreTheory]
    [InlineData("../invoices.yaml", "a.csv")]
    [InlineData("invoices.yaml", "../finance.db")]
    [InlineData("invoices.yaml", "/etc/passwd")]
    [InlineData("signing.pem", "a.csv")]
    [InlineData("", "")]
    public async Task Only_what_is_listed_can_be_chosen(string mapping, string file)
    {
        Assert.Equal(400, (await _place.Fin.PostApiAsync("/imports", new { mapping, file, asOf = "2026-11-25" })).Code);
        Assert.DoesNotContain(_place.Entries(), entry => entry.Action == "billing.import.start");
    }

    [StoreFact]
    public async Task A_mapping_with_faults_names_them()
    {
        _place.Finance.Write("broken.yaml", "version: 1", "rows: sheep");
        _place.Finance.Write(Path.Combine("inbox", "a.csv"), Header);

        var reply = await _place.Fin.PostApiAsync("/imports", new { mapping = "broken.yaml", file = "a.csv" });

        Assert.Equal(422, reply.Code);
        Assert.True(reply.Json.GetProperty("faults").GetArrayLength() > 1);
        Assert.StartsWith("broken.yaml:", reply.Json.GetProperty("faults")[0].GetString(), StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task A_file_that_no_mapping_fits_leaves_the_page_with_what_was_typed()
    {
        var fin = _place.Fin;

        var reply = await SendAsync(fin, await fin.TokenAsync("/imports"), "2026-11-25", "nothing,of,use\n1,2,3\n");

        Assert.Equal(422, reply.Code);
        Assert.Contains("march.csv: no header row", reply.Text, StringComparison.Ordinal);
        Assert.Contains("<h2>Send a file</h2>", reply.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"2026-11-25\"", reply.Text, StringComparison.Ordinal);
        Assert.Matches("value=\"invoices.yaml\" selected", reply.Text);
        Assert.Contains(_place.Entries(), entry => entry is { Action: "billing.import.end", Outcome: "failed" });
    }

    [StoreFact]
    public async Task A_program_sends_a_file_with_its_header()
    {
        var fin = _place.Fin;
        MultipartFormDataContent Form() => new()
        {
            { new StringContent("invoices.yaml"), "mapping" }, { new StringContent("2026-11-25"), "asOf" },
            { new StringContent(Header + "I1,2026-01-01,2026-02-01,A1,M1,,DUES,100.00,25.00,75.00,\n"), "file", "x.csv" },
        };

        Assert.Equal(400, (await fin.SendAsync("POST", PlaceClient.Api + "/imports/upload", Form())).Code);
        Assert.Equal("stored", (await fin.SendAsync("POST", PlaceClient.Api + "/imports/upload", Form(), ("X-Finance-Upload", "1"))).Json.GetProperty("outcome").GetString());
    }

    [StoreFact]
    public async Task A_lead_releases_with_a_reason_and_the_numbers_say_what_would_change()
    {
        await _place.FillAsync();
        var lead = _place.Lead;
        var before = (await lead.GetApiAsync("/preview")).Json;
        Assert.Equal(120, before.GetProperty("changing").GetInt32());

        Assert.Equal(400, (await lead.PostApiAsync("/release", new { reason = "because" })).Code);
        Assert.Equal(403, (await _place.Fin.PostApiAsync("/release", new { reason = PlaceFixture.GoodReason })).Code);
        var made = await lead.SubmitAsync("/release", "/release", ("reason", PlaceFixture.GoodReason), ("ticket", ""));
        var again = await lead.PostApiAsync("/release", new { reason = PlaceFixture.GoodReason });

        Assert.Contains("is in the outbox.", made.Text, StringComparison.Ordinal);
        Assert.Equal((409, "Wait: releases are made for everybody at once, not after each payment."), (again.Code, again.Json.GetProperty("detail").GetString()));
        Assert.Equal(0, (await lead.GetApiAsync("/preview")).Json.GetProperty("changing").GetInt32());
        Assert.True(File.Exists(_place.Finance.In(Path.Combine("outbox", "standings.release"))));
        Assert.Equal(
            [("standing.release.ask", "done"), ("standing.release", "done"), ("standing.release.ask", "done"), ("standing.release", "refused")],
            _place.Entries().Where(entry => entry.Action.StartsWith("standing.release", StringComparison.Ordinal)).Select(entry => (entry.Action, entry.Outcome)));
    }

    [StoreFact]
    public async Task The_digest_tells_lead_and_auditor_who_broke_the_glass_today_under_pseudonyms()
    {
        await _place.FillAsync();
        await _place.Fin.GrantAsync("M000003");
        var auditor = _place.As("aud-1", "auditor");

        var digest = (await auditor.GetApiAsync("/digest")).Json;
        var page = await auditor.GetAsync("/digest");

        var row = Assert.Single(digest.GetProperty("rows").EnumerateArray());
        Assert.Equal(("fin-1", "billing.break-glass", PlaceFixture.GoodReason), (row.GetProperty("who").GetString(), row.GetProperty("action").GetString(), row.GetProperty("why").GetString()));
        Assert.Contains(row.GetProperty("which").GetString()![..12], page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("M000003", page.Text, StringComparison.Ordinal);
        Assert.Equal("/digest", (await auditor.GetAsync("/")).Headers["Location"]);
        _place.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await auditor.GetApiAsync("/digest")).Json.GetProperty("count").GetInt32());
    }

    private static Task<PlaceReply> SendAsync(PlaceClient client, string token, string day, string csv) => client.SendAsync("POST", "/imports/upload", new MultipartFormDataContent
    {
        { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("invoices.yaml"), "mapping" }, { new StringContent(day), "asOf" },
        { new StringContent(""), "expectedClosing" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "file", "C:\\exports\\march.csv" },
    });
}

public sealed class ImportAndReleaseTestsOnSqlite() : ImportAndReleaseTests(null);

[Collection(OnPostgres.Name)]
public sealed class ImportAndReleaseTestsOnPostgres(PostgresServer server) : ImportAndReleaseTests(server);
