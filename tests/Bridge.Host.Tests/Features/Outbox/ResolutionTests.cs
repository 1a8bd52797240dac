using System.Net;
using Bridge.Core.Tickets;
using Bridge.Host.Composition;
using Bridge.Host.Features.Outbox;
using Bridge.Host.Features.Outbox.Resolutions;
using Bridge.Host.Features.Sync;
using Bridge.Host.Features.Sync.Counting;
using Bridge.Host.Features.Tickets;
using Bridge.Host.Settings;
using Bridge.Host.Tests.Features.MemberApi;
using Bridge.Host.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer.Protocol;

namespace Bridge.Host.Tests.Features.Outbox;

/// <summary>Members are told by mail that their ticket is solved: once for each resolution, whatever happens.</summary>
public sealed class ResolutionTests : IAsyncLifetime
{
    private const string Told = "resolution: mail";

    private MailServer? _mails;

    private MailServer Mails => _mails ?? throw new InvalidOperationException("The mail server is not started yet.");

    public async Task InitializeAsync() => _mails = await MailServer.StartAsync();

    public async Task DisposeAsync() => await Mails.DisposeAsync();

    [Fact]
    public async Task A_member_is_told_who_solved_what_in_their_language()
    {
        await using var host = await StartAsync();
        await host.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", $$$"""{"user":{"name":"Ben Ito","external_id":"{{{MemberHost.Ben}}}","locale":"es-MX"}}""");

        await SolveAsync(host, MemberHost.Ada, "Lockbox <b>");
        var english = await Mails.NextAsync();
        await SolveAsync(host, MemberHost.Ben, "Caja");
        var spanish = await Mails.NextAsync();

        Assert.Equal(("Your request is solved", "m1@example.test"), (english.Subject, english.To.Mailboxes.Single().Address));
        Assert.Contains("Rosa Delgado has solved your request \"Lockbox <b>\".", english.TextBody, StringComparison.Ordinal);
        Assert.Contains("Lockbox &lt;b&gt;", english.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", english.Headers["Auto-Submitted"]);
        Assert.Equal("Su solicitud está resuelta", spanish.Subject);
    }

    [Fact]
    public async Task After_a_restart_nobody_is_told_again_and_a_second_resolution_is_told_once()
    {
        await using var host = await StartAsync();
        var id = await SolveAsync(host, MemberHost.Ada, "One");
        await Mails.NextAsync();
        await host.Log.NextAsync(1511);

        await host.StopAsync();
        await host.OpenAsync();
        await host.CrmAsync(HttpMethod.Put, $"api/v2/tickets/{id}", """{"ticket":{"status":"open"}}""");
        await SyncAsync(host);
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/solve", "{}");
        await SyncAsync(host);
        await SolveAsync(host, MemberHost.Ben, "Another");
        await host.Log.NextAsync(1511);
        await host.Log.NextAsync(1511);

        Assert.Equal(["m1@example.test", "m1@example.test", "m2@example.test"], Mails.All.Select(mail => mail.To.Mailboxes.Single().Address).Order());
    }

    [Fact]
    public async Task Who_solved_by_mistake_and_opens_again_tells_nobody()
    {
        await using var host = await StartAsync();
        var id = await SolveAsync(host, MemberHost.Ada, "By mistake", waits: false);
        var solved = await ReadAgainAsync(host, id);
        var told = NewRequest.Of(new Resolution("crm", id, solved.SolvedAt!.Value, null, null), MemberHost.Ada); // it is solved
        await UntilAsync(() => host.Services.GetRequiredService<OutboxStore>().Knows(told));
        await host.CrmAsync(HttpMethod.Put, $"api/v2/tickets/{id}", """{"ticket":{"status":"open"}}""");
        await ReadAgainAsync(host, id);
        await SolveAsync(host, MemberHost.Ben, "For good");
        await Mails.NextAsync();

        Assert.Equal("m2@example.test", Assert.Single(Mails.All).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task A_mail_that_certainly_did_not_leave_is_sent_later()
    {
        await using var host = await StartAsync();
        var answers = new Queue<SmtpResponse>([new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "later"), SmtpResponse.Ok]);
        Mails.Answer = _ => Task.FromResult(answers.Count > 0 ? answers.Dequeue() : SmtpResponse.Ok);

        await SolveAsync(host, MemberHost.Ada, "One");
        await Mails.NextAsync(); // not taken
        await host.Log.NextAsync(1513);
        host.Clock.Leap(TimeSpan.FromMinutes(1));
        await host.Log.NextAsync(1511);

        Assert.Equal(2, Mails.All.Count);
        Assert.Single(Mails.All.Select(mail => mail.MessageId).Distinct());
    }

    [Fact]
    public async Task A_mail_that_a_crash_left_under_way_counts_as_sent()
    {
        await using var host = await StartAsync();
        var arrived = new TaskCompletionSource();
        var forever = new TaskCompletionSource<SmtpResponse>();
        Mails.Answer = _ =>
        {
            arrived.TrySetResult();
            return forever.Task;
        };
        await SolveAsync(host, MemberHost.Ada, "One");
        await arrived.Task;
        var stopping = host.StopAsync(); // the text is there, its answer is not
        host.Clock.Leap(TimeSpan.FromSeconds(6));
        await stopping;
        Mails.Answer = _ => Task.FromResult(SmtpResponse.Ok);

        await host.OpenAsync();
        await SolveAsync(host, MemberHost.Ben, "Another");
        await host.Log.NextAsync(1511);

        Assert.Equal(["m1@example.test", "m2@example.test"], Mails.All.Select(mail => mail.To.Mailboxes.Single().Address).Order());
        forever.SetResult(SmtpResponse.Ok);
    }

    [Fact]
    public async Task Where_the_help_desk_tells_no_mail_leaves_and_none_does_later_for_what_it_told()
    {
        await using var host = await StartAsync(memberApi: "resolution: helpDesk");
        await SolveAsync(host, MemberHost.Ada, "Told by the help desk");
        await host.StopAsync();

        host.Write(more: More, memberApi: Told);
        await host.OpenAsync();
        await SolveAsync(host, MemberHost.Ben, "Told by mail");
        await host.Log.NextAsync(1511);

        Assert.Equal("m2@example.test", Assert.Single(Mails.All).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Who_has_no_address_is_told_of_to_the_administrator()
    {
        await using var host = await StartAsync();
        await host.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", """{"user":{"name":"No Mail","external_id":"mls:M3"}}""");

        await SolveAsync(host, "mls:M3", "One");
        var line = await host.Log.NextAsync(1501);

        Assert.Contains("no e-mail address", line.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/health")).Status);
    }

    private string More => $$"""mail: { host: 127.0.0.1, port: {{Mails.Port}}, security: none, from: "Harbor MLS <support@harbor.example>" }""";

    private async Task<MemberHost> StartAsync(string memberApi = Told)
    {
        var host = await MemberHost.StartAsync(more: More, memberApi: memberApi);
        await host.Log.NextAsync(1010); // the route's first run
        return host;
    }

    private static async Task<string> SolveAsync(MemberHost host, string member, string subject, bool waits = true)
    {
        var agent = await host.CrmAsync(HttpMethod.Post, "api/v2/users/create_or_update", """{"user":{"name":"Rosa Delgado","email":"rosa@desk.example","role":"agent"}}""");
        var opened = await host.CrmAsync(HttpMethod.Post, "_sandbox/tickets", $$"""{"requester":"{{member}}","subject":"{{subject}}"}""");
        var id = opened.GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        await host.CrmAsync(HttpMethod.Post, $"_sandbox/tickets/{id}/solve", $$"""{"agent_id":{{agent.GetProperty("user").GetProperty("id").GetInt64()}},"comment":"Done."}""");
        if (waits)
        {
            await SyncAsync(host);
        }

        return id;
    }

    // As a webhook of the help desk would have it done.
    private static async Task<Ticket> ReadAgainAsync(MemberHost host, string id)
    {
        var ticket = await host.Bridge.OpenDesk("crm").ReadAsync(id, default);
        Assert.NotNull(ticket);
        host.Services.GetRequiredService<ITicketKeeper>().Keep([ticket]);
        return ticket;
    }

    private static async Task UntilAsync(Func<bool> isDone)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !isDone(); await Task.Delay(50))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(2), "It does not come.");
        }
    }

    // Brings the tickets into the hub; the help desk holds the last minute back, and so does the mail.
    private static async Task SyncAsync(MemberHost host)
    {
        host.Clock.Leap(TimeSpan.FromMinutes(2));
        var settings = SettingsLoader.Load(host.SettingsPath, ConnectorCatalogue.Open(), _ => null).Settings!; // the host took it
        await host.Bridge.OpenRoute(settings.Routes.Single()).SyncAsync(new RunOptions(), new RunCounters(), default);
        host.Clock.Leap(TimeSpan.FromMinutes(1));
    }
}
