using Bridge.Core.Settings;
using MimeKit;
using YamlDotNet.RepresentationModel;

namespace Bridge.Host.Settings.Reports;

/// <summary>Reads the <c>reports</c> section: which reports leave by mail.</summary>
/// <param name="faults">Where faults go.</param>
internal sealed class ReportMailReader(FaultList faults)
{
    private const int MostEntries = 50;
    private const int MostReaders = 50;

    /// <summary>The kinds of reports.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["service", "members", "classes", "violations"];

    /// <summary>The times.</summary>
    public static IReadOnlyList<string> Times { get; } = ["month", "week", "quarter", "year"];

    /// <summary>What can be attached.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["xlsx", "csv"];

    /// <summary>Reads the section.</summary>
    /// <param name="root">The whole file.</param>
    /// <param name="hasMail">Whether there is a mail server.</param>
    /// <param name="hasFigures">Whether there are figures.</param>
    /// <returns>The reports; none when the file says nothing about them.</returns>
    public IReadOnlyList<ReportMailSettings> Read(SettingsSection root, bool hasMail, bool hasFigures)
    {
        if (root.Find("reports") is not { } node || SettingsSection.Open(node, "'reports'", faults) is not { } section)
        {
            return [];
        }

        if (!hasMail)
        {
            faults.Add(node, "'reports' needs 'mail', the mail server: host and from, beside 'reports' (docs/mail.md).");
        }

        if (!hasFigures)
        {
            faults.Add(node, "'reports' needs 'kpis': add 'kpis: {}' and, if you like, standards (docs/reports.md).");
        }

        if (section.Entries().Skip(MostEntries).Any())
        {
            faults.Add(node, $"'reports' has more than {MostEntries} entries.");
        }

        return [.. section.Entries().Take(MostEntries).Select(entry => Read(entry.Key, entry.Value)).OfType<ReportMailSettings>()];
    }

    private ReportMailSettings? Read(string name, YamlNode node)
    {
        if (SettingsSection.Open(node, $"The report '{name}'", faults) is not { } section)
        {
            return null;
        }

        if (section.Required("report", $"one of {string.Join(", ", Kinds)}") is { Value: { } report } scalar && !Kinds.Contains(report))
        {
            faults.Add(scalar, $"'report' cannot be '{report}'. {NearestWord.Explain(report, Kinds)}");
        }

        var usual = new ReportMailSettings { Name = name, Report = section.Scalar("report")?.Value ?? "", Every = section.Word("every", Times), To = Readers(section, node) };
        var settings = usual with
        {
            After = section.Duration("after", usual.After, TimeSpan.FromMinutes(1), isZeroAllowed: true),
            Formats = Attachments(section) ?? usual.Formats,
        };
        section.RefuseOthers($"The report '{name}'");
        return settings;
    }

    private List<string> Readers(SettingsSection section, YamlNode node)
    {
        if (section.Texts("to") is not { Count: > 0 } texts)
        {
            faults.Add(section.Find("to") ?? node, "'to' is missing: the readers' addresses, such as [board@mls.example.com].");
            return [];
        }

        if (texts.Count > MostReaders)
        {
            faults.Add(texts[MostReaders], $"'to' has more than {MostReaders} readers: name an address that passes mails on.");
        }

        foreach (var text in texts.Where(text => !MailboxAddress.TryParse(text.Value, out var mailbox) || !mailbox.Address.Contains('@', StringComparison.Ordinal)))
        {
            faults.Add(text, "Each of 'to' must be one e-mail address.");
        }

        return [.. texts.Select(text => text.Value ?? "").Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private IReadOnlyList<string>? Attachments(SettingsSection section)
    {
        if (section.Texts("formats") is not { } texts)
        {
            return null;
        }

        foreach (var text in texts.Where(text => !Formats.Contains(text.Value)))
        {
            faults.Add(text, $"'formats' cannot hold '{text.Value}'. {NearestWord.Explain(text.Value ?? "", Formats)}");
        }

        return [.. texts.Select(text => text.Value ?? "").Distinct()];
    }
}
