using Bridge.ConnectorKit;
using Bridge.Host.Features.Outbox.Resolutions;
using Bridge.Host.Features.Reports;
using Bridge.Host.Features.Reports.Sending;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Tables;
using Bridge.Host.Tests.Features.Surveys;
using Bridge.Sandbox.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MimeKit;
using Xunit.Abstractions;

namespace Bridge.Host.Tests.Mail;

/// <summary>The mails that members and managers get, as a browser shows them, light and dark: nothing wrong for axe, nothing wider than the window.</summary>
public sealed class MailLookTests(ITestOutputHelper output)
{
    private static readonly MailSettings _settings = new() { Host = "127.0.0.1", Port = 25, Security = MailSecurity.None, FromAddress = "support@harbor.example" };
    private static readonly DateTimeOffset _now = new(2026, 7, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Mails_are_whole_in_a_real_browser()
    {
        var program = new NodeProgram("playwright-core", output, "pages");
        if (!await program.IsInstalledAsync() || !File.Exists("/usr/bin/chromium"))
        {
            return;
        }

        await using var surveys = await SurveyHost.StartAsync();
        var survey = await surveys.AskAsync();
        using var resolved = ResolutionMail.Write(_settings, "k", new Resolution("crm", "1", _now, "The lockbox in Elm Street", "Rosa Delgado"), new MailboxAddress(null, "m1@example.test"), "en", _now);
        using var report = new ReportMessage(_settings, new ManualTimeProvider(_now)).Write(new ReportMailSettings { Name = "m", Report = "service", Every = "month", To = ["a@example.test"] }, Month(), "a@example.test");

        await using var page = await ServeAsync(("/survey", survey), ("/resolved", resolved), ("/report", report));

        await program.AssertPassesAsync(new Uri(page.Urls.First()), "6 passed, 0 failed", "--same-frame", "/survey", "/resolved", "/report");
    }

    private static Report Month() => new("service", "Service report", ReportPeriod.Of(PeriodKind.Month, new DateOnly(2026, 6, 1)),
        [new Table("figures", "Figures", ["Figure", "2026-06"], [[TableCell.Of("Offered"), TableCell.Of("80")]])])
    {
        Summary = "One of two standards was missed.", Tone = "bad", Notes = ["Figures of calls are those that were imported."],
    };

    private static async Task<WebApplication> ServeAsync(params (string Path, MimeMessage Mail)[] mails)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var page = builder.Build();
        foreach (var (path, mail) in mails)
        {
            page.MapGet(path, () => Results.Content(mail.HtmlBody, "text/html; charset=utf-8"));
        }

        await page.StartAsync();
        return page;
    }
}
