using Bridge.Access;
using Bridge.Audit;
using Bridge.Host.Features.Measures;
using Bridge.Host.Features.Reports.Figures;
using Bridge.Host.Features.Reports.Sending;
using Bridge.Host.Features.Reports.Service;
using Bridge.Host.Pages;
using Bridge.Host.Settings.Kpis;
using Bridge.Host.Settings.Mail;
using Bridge.Host.Settings.Reports;
using Bridge.Host.Storage;

namespace Bridge.Host.Features.Reports;

/// <summary>Adds reports to a host.</summary>
internal static class ReportRegistration
{
    /// <summary>The reports that can be made from some figures.</summary>
    /// <param name="measures">The figures.</param>
    /// <param name="settings">Standards and usual numbers.</param>
    /// <returns>The makers.</returns>
    public static ReportMakers Makers(MeasureReader measures, KpiBoardSettings settings) => new(
    [
        new ServiceReport(measures, settings),
        .. new[] { FigureReports.Members, FigureReports.Classes, FigureReports.Violations }.Select(spec => new FigureReport(measures, settings, spec)),
    ]);

    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services; the figures are among them.</param>
    /// <param name="store">The bridge's store.</param>
    /// <param name="byMail">The reports that leave by mail.</param>
    /// <param name="mail">The mail server; null when none leave.</param>
    /// <param name="audit">Opens support's audit.</param>
    public static void AddReports(this IServiceCollection services, BridgeStore store, IReadOnlyList<ReportMailSettings> byMail, MailSettings? mail, Func<AuditLog> audit)
    {
        services.AddPageLink(new PageLink(5, "reports", "Reports", Policies.SeeMeasures));
        services.AddSingleton(provider => Makers(provider.GetRequiredService<MeasureReader>(), provider.GetRequiredService<KpiBoardSettings>()));
        services.AddSingleton(provider => new ReportMails(store, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReportDesk(
            provider.GetRequiredService<ReportMakers>(), byMail, provider.GetRequiredService<ReportMails>(), provider.GetRequiredService<MeasureReader>(), provider.GetRequiredService<TimeProvider>()));
        if (byMail.Count > 0 && mail is not null)
        {
            services.AddSingleton(provider => new ReportSender(
                provider.GetRequiredService<ReportDesk>(),
                provider.GetRequiredService<ReportMails>(),
                new ReportMessage(mail, provider.GetRequiredService<TimeProvider>()),
                audit,
                provider.GetRequiredService<ILogger<ReportSender>>()));
            services.AddHostedService(provider => new ReportLoop(
                provider.GetRequiredService<ReportSender>(),
                provider.GetRequiredService<ReportMails>(),
                mail,
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<ReportLoop>>()));
        }
    }
}
