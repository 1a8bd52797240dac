using System.Globalization;
using System.Net;
using System.Text.Json;
using Bridge.Core.Calls;
using Bridge.Core.Desk;
using Bridge.Core.Kpis;
using Bridge.Core.Kpis.Catalogue;
using Bridge.Host.Features.Measures.Records;

namespace Bridge.Host.Tests.Features.Board;

/// <summary>From a figure to the records that it was counted from.</summary>
public sealed class RecordTests
{
    private const string Days = "from=2026-06-01&to=2026-06-30";

    // The list against the figure, for every formula that leads to records: the same number of cases, the same sum above the line.
    [Theory]
    [InlineData("")]
    [InlineData("&by=queue&group=support")]
    [InlineData("&by=agent&group=Ann%20Archer")]
    [InlineData("&by=weekday&group=monday")]
    public async Task Records_add_up_to_their_figure(string group)
    {
        await using var host = await BoardHost.StartAsync([.. Calls()]);
        DeskOfTests.Fill(host);
        var checkedOnes = 0;

        foreach (var kpi in KpiCatalogue.All)
        {
            foreach (var variant in kpi.Variants.Where(RecordReader.CanShow).Where(one => group.Length == 0 || one.Desk is not { IsGauge: true }))
            {
                var figure = await FigureAsync(host, kpi, variant, group);
                if (figure is not { State: not "notAvailable" })
                {
                    continue;
                }

                var records = await AllAsync(host, $"kpi={kpi.Id}&variant={variant.Id}&{Days}{group}");
                var judged = records.Where(row => row.Counted != "not yet known").ToList();
                var above = kpi.Unit == KpiUnit.Percent ? judged.Count(row => row.Counted == "yes") : judged.Sum(row => double.Parse(row.Counted, CultureInfo.InvariantCulture));

                if (kpi.Unit == KpiUnit.Percent || figure.Denominator is not null)
                {
                    Assert.True(figure.Denominator is not { } lower || kpi.Id == "callQuality" || kpi.Id == "secretShopper" || lower == judged.Count, $"{kpi.Id} {variant.Id}: {judged.Count} of {figure.Denominator}");
                    Assert.True(kpi.Id is "callQuality" or "secretShopper" || Math.Abs(above - (figure.Numerator ?? 0)) < 1e-6, $"{kpi.Id} {variant.Id}: {above}, {figure.Numerator}");
                }
                else if (KpiWords.Counts(kpi.Unit))
                {
                    Assert.True(above == figure.Numerator, $"{kpi.Id} {variant.Id}: {above}, {figure.Numerator}");
                }
                else
                {
                    Assert.True(records.Count == figure.N, $"{kpi.Id} {variant.Id}: {records.Count} records, n {figure.N}");
                }

                checkedOnes++;
            }
        }

        Assert.True(checkedOnes > 40, $"{checkedOnes} formulas");
    }

    [Fact]
    public async Task Tickets_stand_with_their_ids_and_members_with_nothing()
    {
        await using var host = await BoardHost.StartAsync([]);
        host.Import(
            TicketField.Kind,
            [(TicketField.Ticket, "INC-77"), (TicketField.At, BoardHost.Monday.ToUnixTimeMilliseconds()), (TicketField.Status, "solved"), (TicketField.Member, "mls:M77"), (TicketField.Agent, "Ann")],
            [(TicketField.Ticket, "card 4111 1111 1111 1111"), (TicketField.At, BoardHost.Monday.ToUnixTimeMilliseconds()), (TicketField.Status, "open"), (TicketField.Agent, "Ben")]);

        var page = WebUtility.HtmlDecode(await host.PageAsync($"/kpis/records?kpi=ticketsCreated&{Days}&by=agent&group=Ann"));
        var csv = await host.PageAsync($"/kpis/records.csv?kpi=ticketsCreated&{Days}");

        Assert.Contains("<th scope=\"row\">INC-77</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Ben<", page, StringComparison.Ordinal);
        Assert.StartsWith("ticket,at,counts,group,agent,topic,level,channel,opened", csv, StringComparison.Ordinal);
        Assert.Contains("card [card number removed],2026-06-01 10:00:00,1,", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("mls:M77", page + csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_and_a_cell_of_the_table_lead_to_their_records()
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, answered: 30, abandoned: 10), .. BoardHost.Day(0, 5, 0, queue: "a&b")]);

        var page = await host.PageAsync("/kpis?from=2026-06-01&to=2026-06-01");
        var cell = WebUtility.HtmlDecode(page).Split("href=\"").Select(part => part.Split('"')[0]).Single(link => link.Contains("kpi=abandonment", StringComparison.Ordinal) && link.EndsWith("group=a%26b", StringComparison.Ordinal));
        var records = WebUtility.HtmlDecode(await host.PageAsync("/" + cell));

        Assert.Contains("Records behind Abandonment rate", page, StringComparison.Ordinal);
        Assert.Contains("queue: a&b. 0.0\u00a0% (0 of 5).", records, StringComparison.Ordinal);
        Assert.Contains("Records 1 to 5, the last", records, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpi=occupancy", "does not lead to its records")]
    [InlineData("kpi=agentSatisfaction", "does not lead to its records")]
    [InlineData("kpi=costPerContact", "does not lead to its records")]
    [InlineData("kpi=membersOpening", "does not lead to its records")]
    [InlineData("kpi=sll", "Did you mean 'sl'?")]
    [InlineData("kpi=sl&filter=abov", "Did you mean 'above'?")]
    [InlineData("kpi=sl&by=queue,agent,day", "two groups at most")]
    public async Task What_leads_to_persons_or_is_asked_wrongly_is_refused(string query, string because)
    {
        await using var host = await BoardHost.StartAsync([.. BoardHost.Day(0, 5, 5)]);
        DeskOfTests.Fill(host);

        using var answer = await host.GetAsync($"/kpis/records.csv?{query}");
        var page = WebUtility.HtmlDecode(await host.PageAsync($"/kpis/records?{query}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(because, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_longest_come_first_and_pages_follow_each_other()
    {
        var calls = BoardHost.Day(0, answered: 250, abandoned: 0).Select((call, one) => call with { TalkSeconds = one * 7 % 250 });
        await using var host = await BoardHost.StartAsync([.. calls]);

        var longest = await AllAsync(host, $"kpi=talk&order=most&{Days}");

        Assert.Equal(250, longest.Count);
        Assert.Equal(Enumerable.Range(0, 250).Select(one => 249.0 - one), longest.Select(row => double.Parse(row.Counted, CultureInfo.InvariantCulture)));
    }

    private static IEnumerable<CallVisit> Calls() => DeskOfTests.Calls().Select((call, one) => call with
    {
        Inputs = call.Inputs | CallInputs.Caller | CallInputs.Transfer | CallInputs.Hold | CallInputs.TicketLink,
        CallerKey = (one % 40).ToString("x16", CultureInfo.InvariantCulture),
        Transfer = one % 11 == 0 && call.Outcome == CallOutcome.Answered ? TransferKind.Blind : TransferKind.None,
        HoldSeconds = one % 5 == 0 && call.Outcome == CallOutcome.Answered ? 30 : call.Outcome == CallOutcome.Answered ? 0 : null,
        TicketId = one % 2 == 0 ? "t" : null,
        Topic = one % 3 == 0 ? "login" : null,
        ContactId = one % 13 == 1 ? $"joined-{one / 26}" : call.ContactId,
        Outcome = call.Outcome == CallOutcome.AbandonedQueue && one % 7 == 0 ? CallOutcome.Voicemail : call.Outcome,
    });

    private static async Task<Figure?> FigureAsync(BoardHost host, Kpi kpi, KpiVariant variant, string group)
    {
        var by = group.Length == 0 ? "" : $"&by={group.Split('=')[1].Split('&')[0]}";
        using var rows = JsonDocument.Parse(await host.PageAsync($"/kpis.json?kpi={kpi.Id}&variant={variant.Id}&{Days}{by}"));
        var wanted = Uri.UnescapeDataString(group.Split('=')[^1]);
        bool IsIt(JsonElement row) => kpi.Id != KpiCatalogue.FirstContact || row.GetProperty("variant").GetString() == variant.Id; // an agent's tick brings the others along
        return rows.RootElement.EnumerateArray()
            .Where(row => row.GetProperty("kpi").GetString() == kpi.Id && IsIt(row) && (by.Length == 0 || row.GetProperty("group").EnumerateObject().Single().Value.GetString() == wanted))
            .Select(row => new Figure(Number(row, "numerator"), Number(row, "denominator"), row.GetProperty("n").GetInt64(), row.GetProperty("state").GetString())).FirstOrDefault();
    }

    private static double? Number(JsonElement row, string name) => row.GetProperty(name).ValueKind == JsonValueKind.Null ? null : row.GetProperty(name).GetDouble();

    private static async Task<List<(string Counted, string Line)>> AllAsync(BoardHost host, string query)
    {
        var all = new List<(string Counted, string Line)>();
        for (var page = 1; ; page++)
        {
            using var answer = await host.GetAsync($"/kpis/records.csv?{query}&page={page}");
            var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, lines[0]);
            var place = lines[0].StartsWith("at,", StringComparison.Ordinal) ? 1 : 2;
            all.AddRange(lines.Skip(1).Select(line => (line.Split(',')[place], line)));
            if (lines.Length - 1 < RecordQuestion.PageSize)
            {
                return all;
            }
        }
    }

    private sealed record Figure(double? Numerator, double? Denominator, long N, string? State);
}
