using Bridge.Host.Features.Checks;
using Bridge.Host.Json;
using Bridge.Host.Settings;

namespace Bridge.Host.Cli.Checks;

/// <summary>The JSON result of <c>bridge check</c>.</summary>
internal static class CheckJson
{
    /// <summary>Renders the result.</summary>
    /// <param name="faults">Faults of the settings.</param>
    /// <param name="reports">Reports of the connections; empty when they were not tried.</param>
    /// <returns>JSON.</returns>
    public static string Render(IReadOnlyList<SettingsFault> faults, IReadOnlyList<ConnectionReport> reports) => JsonText.Render(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ok", faults.Count == 0 && !reports.Any(report => report.HasFailed));
        json.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            json.WriteStartObject();
            json.WriteString("file", fault.File);
            json.WriteNumber("line", fault.Line);
            json.WriteNumber("column", fault.Column);
            json.WriteString("message", fault.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var report in reports)
        {
            json.WriteStartObject();
            json.WriteString("name", report.Name);
            json.WriteString("type", report.Type);
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
            {
                json.WriteStartObject();
                json.WriteString("subject", finding.Subject);
                json.WriteString("verdict", CheckCommand.Word(finding.Verdict));
                json.WriteString("detail", finding.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
