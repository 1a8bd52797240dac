using Bridge.Audit;
using Bridge.ConnectorKit;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Measures.Intake;
using Bridge.Host.Features.Reports;
using Bridge.Host.Features.Reports.Sending;
using Bridge.Host.Mail;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Storage;
using Bridge.Host.Tests.Mail;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using SmtpServer.Protocol;

namespace Bridge.Host.Tests.Features.Reports;

/// <summary>Reports by mail, with a real mail server, store and measures.</summary>
public sealed class ReportMailTests : IAsyncLifetime
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bridge-reports-");
    private readonly ManualTimeProvider _clock = new(new DateTimeOffset(2026, 7, 2, 6, 59, 0, TimeSpan.Zero));
    private MailServer _mails = null!; // set before each test
    private BridgeStore _store = null!; // set before each test
    private AuditLog _audit = null!; // set before each test

    async Task IAsyncLifetime.InitializeAsync()
    {
        _mails = await MailServer.StartAsync();
        _store = BridgeStore.Open(Path.Combine(_home.FullName, "bridge.db"));
        _audit = AuditLog.Open(
            new AuditOptions
            {
                Path = Path.Combine(_home.FullName, "audit.jsonl"),
                SigningKey = AuditSecret.InFile(Path.Combine(_home.FullName, "signing.pem")),
                PseudonymKey = AuditSecret.InFile(Path.Combine(_home.FullName, "pseudonyms.key")),
            },
            _clock);
        using var measures = MeasureStore.Open(Path.Combine(_home.FullName, "measures.db"));
        var intake = new VisitIntake(measures, refusal => Assert.Fail(refusal.ToString()));
        Board.BoardHost.Day(0, 60, 20).ToList().ForEach(intake.Add);
        intake.Flush();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await _audit.DisposeAsync();
        _store.Dispose();
        await _mails.DisposeAsync();
        _home.Delete(recursive: true);
    }

    [Fact]
    public async Task A_month_leaves_once_its_figures_are_final_and_no_reader_gets_it_twice()
    {
        await SendAsync(); // the month before, which nobody has got yet
        var early = _mails.All.Count;
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync();
        await SendAsync();

        var june = _mails.All.Skip(early).ToList();
        Assert.Equal(["ann@example.test", "bob@example.test"], june.Select(mail => mail.To.Mailboxes.Single().Address));
        Assert.All(_mails.All.Take(early), mail => Assert.Equal("Service report, May 2026", mail.Subject));
        Assert.All(june, mail => Assert.Equal("Service report, June 2026", mail.Subject));
        Assert.Contains("Offered; 2026-06: 80;", (june[0].TextBody ?? "").Replace("Figure: ", "", StringComparison.Ordinal).Replace("Formula: count; ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(["service-2026-06.xlsx", "service-figures-2026-06.csv"], june[0].Attachments.Cast<MimePart>().Take(2).Select(part => part.FileName));
        Assert.Equal("2026-06: 2 sent on 2026-07-02", Mails().Last("monthly"));
    }

    [Fact]
    public async Task A_refused_reader_is_told_of_and_the_others_get_theirs()
    {
        _mails.Refused.Add("ann@example.test");

        await SendAsync();
        await SendAsync();

        Assert.Equal("bob@example.test", Assert.Single(_mails.All).To.Mailboxes.Single().Address);
        Assert.StartsWith("2026-05: 1 sent, 1 refused on 2026-07-02. The mail server ", Mails().Last("monthly"), StringComparison.Ordinal);
        Assert.EndsWith("refused the reader's address (550). Correct it where it comes from.", Mails().Last("monthly"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_did_not_leave_leaves_later()
    {
        _mails.Answer = _ => Task.FromResult(new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "busy"));
        var held = await SendAsync();
        _mails.Answer = _ => Task.FromResult(SmtpResponse.Ok);
        var free = await SendAsync();

        Assert.Contains("takes no mails at the moment", held, StringComparison.Ordinal);
        Assert.Null(free);
        Assert.Equal("2026-05: 2 sent on 2026-07-02", Mails().Last("monthly"));
    }

    [Fact]
    public async Task A_mail_that_a_crash_left_under_way_is_not_sent_again()
    {
        Mails().Note("monthly", "2026-05", "ann@example.test", ReportMailState.Sending);

        var given = Mails().GiveUp();
        await SendAsync();

        Assert.Equal(1, given);
        Assert.Equal("bob@example.test", Assert.Single(_mails.All).To.Mailboxes.Single().Address);
    }

    private ReportMails Mails() => new(_store, _clock);

    private async Task<string?> SendAsync()
    {
        var measures = new MeasureReader(Path.Combine(_home.FullName, "measures.db"));
        var settings = new ReportMailSettings
        {
            Name = "monthly", Report = "service", Every = "month", To = ["ann@example.test", "bob@example.test"], Formats = ["xlsx", "csv"],
        };
        var server = new MailSettings { Host = "127.0.0.1", Port = _mails.Port, Security = MailSecurity.None, FromAddress = "desk@example.test" };
        var desk = new ReportDesk(ReportRegistration.Makers(measures, new KpiBoardSettings(_home.FullName, 45, [])), [settings], Mails(), measures, _clock);
        using var smtp = new SmtpSender(server, TimeProvider.System);
        var reason = await new ReportSender(desk, Mails(), new ReportMessage(server, _clock), () => _audit, NullLogger<ReportSender>.Instance).SendAsync(smtp, default);
        await smtp.CloseAsync(default);
        return reason;
    }
}
