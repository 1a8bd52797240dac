using System.Net;
using System.Text;
using Bridge.Host.Features.Outbox;

namespace Bridge.Host.Tests.Features.MemberApi;

/// <summary>A member attaches files to a ticket or comment; the help desk gets each once.</summary>
public sealed class AttachmentTests
{
    private const string Tickets = $"/api/v1/members/{MemberHost.Ada}/tickets";
    private const string Allowed = "attachments: { largest: 1MB, most: 2, types: [pdf, png, txt] }";

    private static readonly byte[] _pdf = [.. "%PDF-1.7\n"u8, .. Enumerable.Range(0, 256).Select(value => (byte)value)];
    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Fact]
    public async Task A_file_reaches_the_help_desk_byte_for_byte_and_is_forgotten_here()
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);

        var accepted = await host.PostAsync(Tickets, Body("One", File(@"C:\Users\ada\le?ase.pdf", _pdf, "application/pdf")));
        var id = accepted.Json.GetProperty("id").GetString()!;
        await host.Log.NextAsync(1505, id);
        var added = await host.PostAsync($"{Tickets}/{id}/comments", new { text = "And a picture.", attachments = new[] { File("screen", _png) } });
        await host.Log.NextAsync(1505, added.Json.GetProperty("id").GetString()!);
        var comments = (await host.GetAsync($"{Tickets}/{id}")).Json.GetProperty("comments").EnumerateArray().ToList();

        Assert.Equal(HttpStatusCode.Accepted, accepted.Status);
        Assert.Equal([["lease.pdf"], ["screen.png"]], comments.Select(comment => comment.GetProperty("files").EnumerateArray().Select(name => name.GetString()!).ToArray()));
        Assert.Equal([_pdf, _png], (await StoredAsync(host)).Single());
        var outbox = (OutboxStore)host.Services.GetService(typeof(OutboxStore))!; // the host has one
        Assert.Equal((0, 0), outbox.WaitingBytes(MemberHost.Ada));
    }

    [Theory]
    [InlineData("reset-after:30%")]
    [InlineData("500-after:30%")]
    [InlineData("mixed:40%")]
    public async Task A_lost_answer_never_doubles_a_file(string faults)
    {
        const int count = 12;
        await using var host = await MemberHost.StartAsync(faults, memberApi: Allowed);
        for (var number = 0; number < count; number++)
        {
            await host.PostAsync(Tickets, Body($"Ticket {number}", File("a.txt", Encoding.UTF8.GetBytes($"file {number}")), File("b.png", _png)));
        }

        for (var sent = 0; sent < count; sent++)
        {
            await host.Log.NextAsync(1505);
        }

        await host.FaultsAsync("");
        var stored = await StoredAsync(host);

        Assert.Equal(count, stored.Count);
        Assert.All(stored, files => Assert.Equal(_png, files[1]));
        Assert.Equal(Enumerable.Range(0, count).Select(number => $"file {number}").Order(), stored.Select(files => Encoding.UTF8.GetString(Assert.Single(files[..1]))).Order());
        Assert.All(stored, files => Assert.Equal(2, files.Count));
    }

    [Fact]
    public async Task A_file_that_waits_is_sent_by_the_next_host()
    {
        await using var host = await MemberHost.StartAsync("reset:100%", memberApi: Allowed);
        var id = (await host.PostAsync(Tickets, Body("Later", File("a.pdf", _pdf)))).Json.GetProperty("id").GetString()!;
        await host.StopAsync();
        await host.FaultsAsync("");

        await host.OpenAsync();
        host.Clock.Leap(TimeSpan.FromMinutes(2));
        await host.Log.NextAsync(1505, id);

        Assert.Equal([_pdf], Assert.Single(await StoredAsync(host)));
    }

    [Fact]
    public async Task A_file_whose_upload_is_too_old_is_handed_over_again()
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);
        var accepted = await host.PostAsync(Tickets, new { subject = "S", text = "T", level = "vendor", attachments = new[] { File("a.pdf", _pdf) } });
        await host.Log.NextAsync(1501); // the help desk has the file, and no such group
        await host.CrmAsync(HttpMethod.Post, "api/v2/groups", """{"group":{"name":"Vendors"}}""");
        host.Clock.Leap(TimeSpan.FromHours(3));

        await ((OutboxStore)host.Services.GetService(typeof(OutboxStore))!).ReplayAsync(); // the host has one
        await host.Log.NextAsync(1505, accepted.Json.GetProperty("id").GetString()!);

        Assert.Equal([_pdf], Assert.Single(await StoredAsync(host)));
    }

    [Fact]
    public async Task The_same_key_takes_the_same_file_only()
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);

        var first = await host.PostAsync(Tickets, Body("One", File("a.pdf", _pdf)), "k-1");
        var again = await host.PostAsync(Tickets, Body("One", File("a.pdf", _pdf)), "k-1");
        var other = await host.PostAsync(Tickets, Body("One", File("a.png", _png)), "k-1");
        var none = await host.PostAsync(Tickets, new { subject = "One", text = "See the file." }, "k-1");

        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (other.Status, none.Status));
    }

    [Fact]
    public async Task Card_numbers_in_a_text_file_and_in_a_name_are_taken_out()
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);

        var accepted = await host.PostAsync(Tickets, Body("One", File("4111111111111111.txt", "My card is 4111 1111 1111 1111."u8.ToArray())));
        await host.Log.NextAsync(1505);

        Assert.Equal(2, accepted.Json.GetProperty("cardDataRemoved").GetInt32());
        Assert.Equal("My card is [card number removed].", Encoding.UTF8.GetString(Assert.Single(await StoredAsync(host))[0]));
    }

    [Theory]
    [InlineData("""[{"name":"a.pdf","content":"TVqQAAMAAAA="}]""", "none of application/pdf, image/png, text/plain")]
    [InlineData("""[{"name":"a.gif","content":"R0lGODlhAQAB"}]""", "none of application/pdf")]
    [InlineData("""[{"name":"a.png","type":"image/png","content":"JVBERi0xLjcK"}]""", "application/pdf")]
    [InlineData("""[{"name":"a.pdf","content":"%%%"}]""", "base64")]
    [InlineData("""[{"name":"a.pdf","content":""}]""", "1 to 1048576")]
    [InlineData("""[{"content":"JVBERi0xLjcK"}]""", "name, type")]
    [InlineData("""[{"name":"a.pdf","content":"JVBERi0xLjcK","folder":"x"}]""", "name, type")]
    [InlineData("""["JVBERi0xLjcK"]""", "name, type")]
    [InlineData("""{"name":"a.pdf","content":"JVBERi0xLjcK"}""", "at most 2 files")]
    [InlineData("""[{"name":"a","content":"YQ=="},{"name":"b","content":"YQ=="},{"name":"c","content":"YQ=="}]""", "at most 2 files")]
    public async Task What_cannot_be_taken_is_told(string attachments, string words)
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);

        var answer = await host.PostTextAsync(Tickets, $$"""{"subject":"S","text":"T","attachments":{{attachments}}}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, Assert.Single(answer.Json.GetProperty("errors").GetProperty("attachments").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Empty(await host.CrmTicketsAsync());
    }

    [Fact]
    public async Task A_file_has_its_size_and_a_body_its_own()
    {
        await using var host = await MemberHost.StartAsync(memberApi: Allowed);

        var fits = await host.PostAsync(Tickets, Body("One", File("a.pdf", Sized(1024 * 1024)), File("b.pdf", Sized(1024 * 1024))));
        var isLarge = await host.PostAsync(Tickets, Body("One", File("a.pdf", Sized((1024 * 1024) + 1))));
        var isHuge = await host.PostAsync(Tickets, Body("One", File("a.pdf", Sized(4 * 1024 * 1024))));

        Assert.Equal(
            (HttpStatusCode.Accepted, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge), (fits.Status, isLarge.Status, isHuge.Status));
    }

    [Fact]
    public async Task Without_the_setting_no_file_is_taken_and_the_answer_says_so()
    {
        await using var host = await MemberHost.StartAsync();

        var answer = await host.PostAsync(Tickets, Body("One", File("a.pdf", _pdf)));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("settings allow no files", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_member_cannot_fill_the_disk_while_the_help_desk_is_down()
    {
        await using var host = await MemberHost.StartAsync("reset:100%", memberApi: "attachments: { largest: 10MB, most: 2, types: [pdf] }");
        var large = Body("Large", File("a.pdf", Sized(10 * 1024 * 1024)), File("b.pdf", Sized(10 * 1024 * 1024)));

        var answers = new List<HttpStatusCode>();
        for (var call = 0; call < 4; call++)
        {
            answers.Add((await host.PostAsync(Tickets, large, $"large-{call}")).Status);
        }

        var repeated = await host.PostAsync(Tickets, large, "large-0");
        var other = await host.PostAsync($"/api/v1/members/{MemberHost.Ben}/tickets", Body("Small", File("a.pdf", _pdf)));

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (repeated.Status, other.Status));
    }

    [Fact]
    public async Task Files_of_requests_that_were_set_aside_do_not_keep_a_member_from_sending_others()
    {
        await using var host = await MemberHost.StartAsync(memberApi: "attachments: { largest: 10MB, most: 2, types: [pdf] }");
        var large = new { subject = "S", text = "T", level = "vendor", attachments = new[] { File("a.pdf", Sized(10 * 1024 * 1024)), File("b.pdf", Sized(10 * 1024 * 1024)) } };

        var answers = new List<HttpStatusCode>();
        for (var call = 0; call < 4; call++)
        {
            answers.Add((await host.PostAsync(Tickets, large, $"aside-{call}")).Status);
            await host.Log.NextAsync(1501); // there is no such group
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer));
        var store = (OutboxStore)host.Services.GetService(typeof(OutboxStore))!; // the host has one
        Assert.Equal((80L * 1024 * 1024, 0L), store.WaitingBytes(MemberHost.Ada));
    }

    private static byte[] Sized(int bytes) => [.. "%PDF-1.7\n"u8, .. new byte[bytes - 9]];

    private static object File(string name, byte[] content, string? type = null) => new { name, type, content = Convert.ToBase64String(content) };

    private static object Body(string subject, params object[] attachments) => new { subject, text = "See the file.", attachments };

    // The files of each ticket, in their order.
    private static async Task<List<List<byte[]>>> StoredAsync(MemberHost host)
    {
        using var http = new HttpClient();
        var tickets = new List<List<byte[]>>();
        foreach (var ticket in await host.CrmTicketsAsync())
        {
            var comments = await host.CrmAsync(HttpMethod.Get, $"api/v2/tickets/{ticket.GetProperty("id").GetInt64()}/comments");
            var files = new List<byte[]>();
            foreach (var file in comments.GetProperty("comments").EnumerateArray().SelectMany(comment => comment.GetProperty("attachments").EnumerateArray()))
            {
                files.Add(await http.GetByteArrayAsync(file.GetProperty("content_url").GetString()));
            }

            tickets.Add(files);
        }

        return tickets;
    }
}
