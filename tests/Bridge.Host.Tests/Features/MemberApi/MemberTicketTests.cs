using System.Net;
using Bridge.Core.Model;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>The MLS's system opens a ticket for a member, adds to it and follows it.</summary>
public sealed class MemberTicketTests
{
    private const string Tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";

    [Fact]
    public async Task A_ticket_reaches_the_help_desk_and_keeps_its_id()
    {
        await using var host = await MemberHost.StartAsync();

        var accepted = await host.PostAsync(Tickets, new { subject = "Cannot sign in", text = "The page stays white.", topic = "Password" });
        var id = accepted.Json.GetProperty("id").GetString()!;
        await host.Log.NextAsync(1505, id);
        var listed = (await host.GetAsync(Tickets)).Json.GetProperty("tickets").EnumerateArray().Single();

        Assert.Equal((HttpStatusCode.Accepted, "accepted", $"/api/v1/members/mls%3AM1/tickets/{id}"), (accepted.Status, accepted.Json.GetProperty("status").GetString(), accepted.Location));
        Assert.Equal((id, "new", "Cannot sign in"), (listed.GetProperty("id").GetString(), listed.GetProperty("status").GetString(), listed.GetProperty("subject").GetString()));
        var stored = Assert.Single(await host.CrmTicketsAsync());
        Assert.Equal(id, stored.GetProperty("external_id").GetString());
        Assert.Contains("password", stored.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
    }

    [Fact]
    public async Task A_member_reads_what_was_said_in_public_and_no_note()
    {
        await using var host = await MemberHost.StartAsync();
        var id = await host.OpenTicketAsync(MemberHost.Ada);
        var deskId = (await host.CrmTicketsAsync()).Single().GetProperty("id").GetInt64();
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{deskId}/comment", """{"as":"agent","body":"Please try again.","public":true}""");
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{deskId}/comment", """{"as":"agent","body":"Note: known problem.","public":false}""");

        var added = await host.PostAsync($"{Tickets}/{id}/comments", new { text = "It works now." });
        await host.Log.NextAsync(1505, added.Json.GetProperty("id").GetString()!);
        var shown = (await host.GetAsync($"{Tickets}/{id}")).Json;

        Assert.True(shown.GetProperty("commentsAvailable").GetBoolean());
        Assert.Equal(
            ["member: The page stays white.", "support: Please try again.", "member: It works now."],
            shown.GetProperty("comments").EnumerateArray().Select(comment => $"{comment.GetProperty("from").GetString()}: {comment.GetProperty("text").GetString()}"));
        Assert.Equal(id, (await host.GetAsync($"{Tickets}/{id}")).Json.GetProperty("ticket").GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_and_no_second_ticket()
    {
        await using var host = await MemberHost.StartAsync();

        var first = await host.PostAsync(Tickets, new { subject = "One", text = "Once" }, "k-1");
        await host.Log.NextAsync(1505);
        var again = await host.PostAsync(Tickets, new { text = "Once", subject = "One" }, "k-1");
        var other = await host.PostAsync(Tickets, new { subject = "One", text = "Twice" }, "k-1");
        var elsewhere = await host.PostAsync($"/api/v1/members/{MemberHost.Ben}/tickets", new { subject = "One", text = "Once" }, "k-1");

        Assert.Equal((first.Status, first.Text, first.Location), (again.Status, again.Text, again.Location));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (other.Status, elsewhere.Status));
        Assert.Single(await host.CrmTicketsAsync());
    }

    [Fact]
    public async Task Another_members_ticket_is_not_there()
    {
        await using var host = await MemberHost.StartAsync();
        var id = await host.OpenTicketAsync(MemberHost.Ada);
        var deskId = (await host.CrmTicketsAsync()).Single().GetProperty("id").GetInt64();
        var others = $"/api/v1/members/{MemberHost.Ben}/tickets";

        foreach (var known in new[] { id, $"{deskId}", "0123456789abcdef", "..%2F..%2Fstatus.json" })
        {
            var shown = await host.GetAsync($"{others}/{known}");
            var added = await host.PostAsync($"{others}/{known}/comments", new { text = "Mine?" });
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.Status, added.Status));
        }

        Assert.Empty((await host.GetAsync(others)).Json.GetProperty("tickets").EnumerateArray());
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync($"{Tickets}/{deskId}")).Status);
    }

    [Fact]
    public async Task Nobody_but_the_mlss_system_may_name_a_member()
    {
        await using var host = await MemberHost.StartAsync();

        foreach (var path in new[] { Tickets, $"{Tickets}/1", $"/api/v1/members/{MemberHost.Ada}/standing", "/api/v1/openapi.json" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(path, "")).Status);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.GetAsync(path, host.Token(audience: "bridge-finance"))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync(path, host.Token("mls-admin"))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync(path, host.Token("csr"))).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await host.PostAsync(Tickets, new { subject = "S", text = "T" }, token: host.Token("csr"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.GetAsync("/status.json")).Status);
    }

    [Theory]
    [InlineData("""{"text":"T"}""", "subject", "1 to 150")]
    [InlineData("""{"subject":"  ","text":"T"}""", "subject", "1 to 150")]
    [InlineData("""{"subject":"S\nB","text":"T"}""", "subject", "one line")]
    [InlineData("""{"subject":"S","text":5}""", "text", "must be a text")]
    [InlineData("""{"subject":"S","text":"T","topic":"golf"}""", "topic", "password, billing_question")]
    [InlineData("""{"subject":"S","text":"T","amount":"5"}""", "body", "subject, text, topic, level, attachments are")]
    [InlineData("""{"subject":"S","subject":"S","text":"T"}""", "subject", "twice")]
    [InlineData("""{"subject":"S","text":"\ud800"}""", "body", "surrogate")]
    [InlineData("""["S"]""", "body", "object")]
    [InlineData("""{"subject":"S",""", "body", "JSON")]
    public async Task A_wrong_body_is_told_by_field_and_range(string body, string field, string words)
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostTextAsync(Tickets, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, Assert.Single(answer.Json.GetProperty("errors").GetProperty(field).EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_have_their_bounds()
    {
        await using var host = await MemberHost.StartAsync();

        var fits = await host.PostAsync(Tickets, new { subject = new string('s', 150), text = new string('t', 32_000) });
        var isLong = await host.PostAsync(Tickets, new { subject = new string('s', 151), text = new string('t', 32_001) });
        var isHuge = await host.PostAsync(Tickets, new { subject = "S", text = new string('t', 300_000) });
        var noKey = await host.PostAsync(Tickets, new { subject = "S", text = "T" }, "with space");
        var page = await host.GetAsync($"{Tickets}?limit=101");
        var stranger = await host.GetAsync("/api/v1/members/nobody/tickets");

        Assert.Equal(
            [HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.NotFound],
            new[] { fits.Status, isLong.Status, isHuge.Status, noKey.Status, page.Status, stranger.Status });
        Assert.Equal(2, isLong.Json.GetProperty("errors").EnumerateObject().Count());
        Assert.Contains("1 to 100", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_number_goes_before_anything_is_stored()
    {
        await using var host = await MemberHost.StartAsync();
        const string card = "4111 1111 1111 1111";

        var accepted = await host.PostAsync(Tickets, new { subject = $"Card {card}", text = $"Please charge {card} today." });
        await host.Log.NextAsync(1505);
        await host.StopAsync();

        Assert.Equal(2, accepted.Json.GetProperty("cardDataRemoved").GetInt32());
        var stored = (await host.CrmTicketsAsync()).Single().GetRawText();
        Assert.Contains("[card number removed]", stored, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(host.Home, "*", SearchOption.AllDirectories))
        {
            Assert.False((await File.ReadAllTextAsync(file)).Contains("1111 1111", StringComparison.Ordinal), file);
        }

        Assert.DoesNotContain("1111 1111", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.All, line => line.Text.Contains("1111 1111", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_standing_is_a_word_and_a_sentence()
    {
        await using var finance = new ConnectorKit.Standings.ReleaseFolder();
        finance.Put(MemberHost.Ada, Standing.Good);
        finance.Put(MemberHost.Ben, Standing.Suspended);
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, finance.PublicKey);
        await using var host = await MemberHost.StartAsync(
            connections: $"  mls: {{ type: reso, profile: generic, address: \"http://127.0.0.1:9/\", origin: mls, token: any }}\n  finance: {{ type: standings, folder: \"{finance.Folder}\", publicKey: \"${{file:{key}}}\", maxAgeDays: 31 }}",
            routes: "  members: { record: member, from: mls, to: crm, every: 1d }\n  standing: { record: standing, from: finance, to: crm, after: [members], every: 1d }");
        host.Clock.Leap(finance.Day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(12) - host.Clock.GetUtcNow().UtcDateTime);

        var good = (await host.GetAsync($"/api/v1/members/{MemberHost.Ada}/standing")).Json;
        var suspended = (await host.GetAsync($"/api/v1/members/{MemberHost.Ben}/standing")).Json;
        var unknown = (await host.GetAsync("/api/v1/members/mls:M9/standing")).Json;

        Assert.Equal("""{"standing":"good","text":"All is well between us."}""", good.GetRawText());
        Assert.Equal(("suspended", "unknown"), (suspended.GetProperty("standing").GetString(), unknown.GetProperty("standing").GetString()));
        File.Delete(key);
    }

    [Fact]
    public async Task A_ticket_can_be_opened_for_a_level_that_the_settings_name_a_group_for()
    {
        await using var host = await MemberHost.StartAsync();
        var group = (await host.CrmAsync(HttpMethod.Post, "api/v2/groups", """{"group":{"name":"Vendors"}}""")).GetProperty("group").GetProperty("id").GetInt64();

        var accepted = await host.PostAsync(Tickets, new { subject = "The lockbox is stuck", text = "Since Monday.", level = "Vendor" });
        await host.Log.NextAsync(1505, accepted.Json.GetProperty("id").GetString()!);
        var refused = await host.PostAsync(Tickets, new { subject = "The lockbox is stuck", text = "Since Monday.", level = "third" });
        var listed = (await host.GetAsync(Tickets)).Json.GetProperty("tickets").EnumerateArray().Single();

        Assert.Equal(group, (await host.CrmTicketsAsync()).Single().GetProperty("group_id").GetInt64());
        Assert.Equal("vendor", listed.GetProperty("level").GetString());
        Assert.Contains("level is none that the settings name a group for: vendor.", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_openapi_document_is_the_approved_one()
    {
        await using var host = await MemberHost.StartAsync();

        var served = (await host.GetAsync("/api/v1/openapi.json")).Text;
        var received = Path.Combine(AppContext.BaseDirectory, "openapi.received.json");
        await File.WriteAllTextAsync(received, served);

        Assert.Equal(await File.ReadAllTextAsync(Repository.Path("tests/Bridge.Host.Tests/Features/MemberApi/openapi.approved.json")), served);
    }
}
