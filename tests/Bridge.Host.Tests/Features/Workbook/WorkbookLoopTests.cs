using Bridge.Core.Model;
using Bridge.Host.Tests.Features.Surveys;

namespace Bridge.Host.Tests.Features.Workbook;

/// <summary>A small MLS that has nothing but a workbook: the whole loop.</summary>
public sealed class WorkbookLoopTests
{
    [Fact]
    public async Task Members_standings_tickets_and_surveys_go_round_with_a_workbook_as_the_only_target()
    {
        await using var host = await WorkbookHost.StartAsync();
        var member = host.Person.Rows("Members").First(row => row.ContainsKey("E-mail"));
        var key = member["Bridge key"];

        // Finance releases a word, and the row has it.
        host.Finance.Put(key, Standing.ActionNeeded);
        await host.SyncAsync("standings");
        Assert.Equal("ActionNeeded", host.Person.Rows("Members").Single(row => row["Bridge key"] == key)["Standing"]);

        // The member asks from the MLS, and a row appears.
        await host.OpenAsync();
        var id = (await host.PostAsync($"/api/v1/members/{key}/tickets", new { subject = "Cannot sign in", text = "The page stays white." })).GetProperty("id").GetString()!;
        await host.Log.NextAsync(1505, id);
        var ticket = Assert.Single(host.Person.Rows("Tickets"));
        Assert.Equal(("New", "Cannot sign in", member["Name"]), (ticket["State"], ticket["Subject"], ticket["Member name"]));

        // Somebody in the office answers and solves it, and the member reads that.
        host.Person.Add("Comments", ("Ticket", ticket["Ticket"]), ("Name", "Anna"), ("Text", "Looks like the old cache."), ("Member sees it", "no"));
        host.Person.Type("Tickets", ticket["Ticket"], ("State", "Solved"), ("Handled by", "Anna"), ("Resolution", "Please empty the cache."), ("Level", "Level II"));
        var read = await host.SyncAsync("tickets");
        Assert.Equal((1, 0), (read.Read, read.DeadLettered));
        var shown = await host.GetAsync($"/api/v1/members/{key}/tickets/{id}");
        Assert.Equal("solved", shown.GetProperty("ticket").GetProperty("status").GetString());
        Assert.Equal(
            ["member: The page stays white.", "support: Please empty the cache."],
            shown.GetProperty("comments").EnumerateArray().Select(said => $"{said.GetProperty("from").GetString()}: {said.GetProperty("text").GetString()}"));

        // The member is asked, is not content, and somebody gets a ticket about that.
        host.Clock.Leap(TimeSpan.FromSeconds(10));
        var mail = await host.Mails.NextAsync();
        Assert.Contains(member["E-mail"], mail.To.ToString(), StringComparison.OrdinalIgnoreCase);
        await host.AnswerAsync(SurveyHost.TokenOf(mail), ("q1", "2"), ("comment", "Nobody called back."));
        await host.Log.NextAsync(1812);
        if (host.Log.All.Count(line => line.Is(1505)) < 2)
        {
            await host.Log.NextAsync(1505); // the ticket and the answer come in any order
        }

        var answer = Assert.Single(host.Person.Rows("Surveys"));
        Assert.Equal((ticket["Ticket"], "2", "Nobody called back.", "Anna"), (answer["Ticket"], answer["Satisfied"], answer["Comment"], answer["Handled by"]));
        Assert.Equal("Member care", Assert.Single(host.Person.Rows("Tickets"), row => row["Ticket"] != ticket["Ticket"])["Group"]);

        // What somebody notes on the phone counts too.
        host.Person.Add("Surveys", ("Ticket", ticket["Ticket"]), ("Satisfied", 5));
        host.Clock.Leap(TimeSpan.FromHours(1));
        await host.Log.NextAsync(1808, "1 answers");
    }

    [Fact]
    public async Task A_check_says_of_each_sheet_how_it_stands()
    {
        await using var host = await WorkbookHost.StartAsync();

        var check = await host.RunAsync("check", "--online");

        Assert.True(check.Code == 0, check.Out);
        foreach (var sheet in new[] { "Members", "Offices", "Tickets", "Comments", "Surveys" })
        {
            Assert.Contains($"sheet {sheet}", check.Out, StringComparison.Ordinal);
        }

        Assert.Contains("fields of members: All are there.", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_fails_at_a_heading_that_stands_twice()
    {
        await using var host = await WorkbookHost.StartAsync();
        host.Person.Rename("Members", "Mobile", "phone"); // upper and lower case are the same

        var check = await host.RunAsync("check", "--online");

        Assert.Equal(3, check.Code);
        Assert.Contains("book: failed: fields of members: Phone: Two columns of the sheet Members have the heading 'Phone'.", check.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_names_the_columns_that_somebody_renamed_before_a_sync_stops_at_them()
    {
        await using var host = await WorkbookHost.StartAsync();
        host.Person.Rename("Members", "Phone", "Telephone");

        var check = await host.RunAsync("check", "--online");

        Assert.True(check.Code == 0, check.Out);
        Assert.Contains("book: warning: fields of members: 1 missing: Phone. Run 'bridge provision --apply' before a sync.", check.Out, StringComparison.Ordinal);
    }
}
